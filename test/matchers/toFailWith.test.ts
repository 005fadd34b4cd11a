import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const refused = await ranScript([13])
const run = await ranScript([1])

test('passes a run that refuses its input with these words', () => {
  expect(refused).toFailWith('unlucky')
  expect(refused).toFailWith(/^ValueError: UNLUCKY/i)
  expect([refused]).toEqual([expect.toFailWith('unlucky')])
})

test('tells what the run did instead', () => {
  expect(run).not.toFailWith('unlucky')
  expect(() => expect(run).toFailWith('unlucky')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected run without an error in \`c\`, expected a refusal with \`unlucky\`, refuse such input in the script, or change \`fails\`

      the script of c does not do what its contract says]
  `)
  expect(() => expect(refused).toFailWith('lucky day')).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`ValueError: unlucky number\` in \`c\`, expected a refusal with \`lucky day\`, refuse such input in the script, or change \`fails\`

      the script of c does not do what its contract says]
  `)
  expect(() => expect(refused).not.toFailWith('unlucky')).toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected a run that does not refuse its input so, remove \`.not\`]`,
  )
})

test('refuses words that say nothing and what is no run', () => {
  expect(() => expect(refused).toFailWith('')).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`\` in \`fails\`, expected some text, change the value
      in   matchers/toFailWith.ts:7:18
      see  docs/errors.md#pp004]
  `)
  expect(() => expect('run').toFailWith('x')).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`run\`, expected what \`runScript\` gives, pass one of these
      see  docs/errors.md#pp022]
  `)
})
