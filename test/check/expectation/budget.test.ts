import { expect, test } from 'vitest'
import { budget } from '../../../src/check/expectation/budget.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const usage = { seconds: 7.2512, cpuSeconds: 6, peakMemoryMb: 512, bytesRead: 2 ** 21, bytesWritten: 2 ** 20 }
const ran = outcome.bind(
  undefined,
  { 'model/a.bin': 'x'.repeat(2 ** 19), 'model/b.bin': 'x'.repeat(2 ** 20) },
  { usage },
)

expectationLaws({ kind: 'budget', kept: { seconds: 8 }, broken: { seconds: 7 }, outcome: ran })

test('a run within its budget has no finding', () => {
  const most = { seconds: 8, cpuSeconds: 6, memoryMb: 512, readMb: 2, writtenMb: 1, outputMb: 1.5 }
  expect(budget(most, ran())).toEqual([])
})

test('each measure beyond its budget is told', () => {
  const most = { seconds: 7, cpuSeconds: 5.9, memoryMb: 511, readMb: 1.9, writtenMb: 0.9, outputMb: 1.4 }
  expect(messages(budget(most, ran()))).toMatchInlineSnapshot(`
    "expect-budget: Unexpected 7.25 s of run time in \`train\`, expected at most 7 s, use less, or raise \`expect.budget.seconds\`
    expect-budget: Unexpected 6 s of processor time in \`train\`, expected at most 5.9 s, use less, or raise \`expect.budget.cpuSeconds\`
    expect-budget: Unexpected 512 MB of memory in \`train\`, expected at most 511 MB, use less, or raise \`expect.budget.memoryMb\`
    expect-budget: Unexpected 2 MB of reading in \`train\`, expected at most 1.9 MB, use less, or raise \`expect.budget.readMb\`
    expect-budget: Unexpected 1 MB of writing in \`train\`, expected at most 0.9 MB, use less, or raise \`expect.budget.writtenMb\`
    expect-budget: Unexpected 1.5 MB of outputs in \`train\`, expected at most 1.4 MB, use less, or raise \`expect.budget.outputMb\`"
  `)
})

test('a measure that the system does not tell is a warning', () => {
  const found = budget({ cpuSeconds: 5, readMb: 1 }, outcome({}))
  expect(found.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  expect(messages(found)).toMatchInlineSnapshot(`
    "expect-budget: Unexpected run by \`process\` whose processor time is not told in \`train\`, expected a number to hold to its budget, use another runner, or take \`cpuSeconds\` out of \`expect.budget\`
    expect-budget: Unexpected run by \`process\` whose reading is not told in \`train\`, expected a number to hold to its budget, use another runner, or take \`readMb\` out of \`expect.budget\`"
  `)
})
