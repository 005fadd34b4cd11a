import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1])

test('passes a run that uses no more', () => {
  expect(run).toStayWithin({ seconds: 600, outputMb: 1 })
})

test('tells what was used beyond it', () => {
  expect(run).not.toStayWithin({ memoryMb: 0.5 })
  const long = { ...run, usage: { ...run.usage, seconds: 4 } }
  expect(() => expect(long).toStayWithin({ seconds: 3 })).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected 4 s of run time in \`c\`, expected at most 3 s, use less, or raise \`expect.budget.seconds\`

      the script of c does not do what its contract says]
  `)
  expect(() => expect(run).not.toStayWithin({ seconds: 600 })).toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected a run beyond this budget, remove \`.not\`]`,
  )
})

test('refuses a budget of something else', () => {
  const budget = { second: 3 }
  expect(() => expect(run).toStayWithin(budget as object)).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected key \`second\` in \`budget\`, expected \`seconds\`, \`cpuSeconds\`, \`memoryMb\`, \`readMb\`, \`writtenMb\` or \`outputMb\`, write \`seconds\`
      in   matchers/toStayWithin.ts:7:18
      see  docs/errors.md#pp003]
  `) // not in its type
})
