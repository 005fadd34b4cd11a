import { expect, test } from 'vitest'
import { uncached } from '../../preset/uncached.ts'

type Generator = (module: { id: string; sourceCode: string }) => unknown

const none: Generator = () => 'none'

/** The context that Vitest gives to plugins, as far as it is used. */
function answers(name: string): unknown[] {
  let generator = none
  const context = { [name]: (given: Generator) => (generator = given) }
  uncached(context, (id, code) => id === '/a.yaml' || code.includes('pipeproof'))
  return [
    generator({ id: '/a.yaml?x', sourceCode: '' }),
    generator({ id: '/a.ts', sourceCode: `from 'pipeproof'` }),
    generator({ id: '/b.ts', sourceCode: '' }),
  ]
}

test.each(['defineCacheKeyGenerator', 'experimental_defineCacheKeyGenerator'])(
  'what other files change is not kept between runs, by %s',
  (name) => expect(answers(name)).toEqual([false, false, undefined]),
)

test('a Vitest that keeps nothing is left alone', () => {
  expect(answers('other')).toEqual(['none', 'none', 'none'])
})
