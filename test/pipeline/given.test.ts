import { expect, test } from 'vitest'
import { checkGiven } from '../../src/pipeline/given.ts'
import { thrown } from '../support/messages.ts'

const at = { file: '/shop/shop.test.ts', line: 3, column: 5 }

test('a call may say what a file may, and what only code can: a runner of its own, sources that are values', () => {
  const runner = { name: 'own', run: () => undefined }
  const options = { kinds: { only: ['edge'] }, steps: { a: { runner, sources: { raw: { kind: 'generated' } } } } }
  expect(() => checkGiven(options, 'pipeline', at)).not.toThrow()
  expect(() => checkGiven({}, 'script', at)).not.toThrow()
})

test('what it may not say is told with the place of the call', async () => {
  expect(await thrown(() => checkGiven({ kinds: { only: ['edge'] } }, 'script', at))).toMatch(
    /^Unexpected `edge` in `kinds.only.0`[^]*shop.test.ts:3:5/,
  )
  expect(await thrown(() => checkGiven({ steps: { a: { contract: 'a.yaml' } } }, 'pipeline', at))).toMatch(
    /^Unexpected key `contract` in `steps.a`/,
  )
  expect(await thrown(() => checkGiven({ steps: [] }, 'pipeline', at))).toMatch(
    /^Unexpected list in `steps`, expected a map/,
  )
})
