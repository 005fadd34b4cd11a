import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2])

test('passes values that are as wanted', () => {
  expect(run).toHaveMetrics({ 'metrics.json': { auc: '>= 0.8', rows: 2 } })
  expect(run).not.toHaveMetrics({ 'metrics.json': { auc: '> 0.8' } })
})

test('tells each value that is not', () => {
  expect(() => expect(run).toHaveMetrics({ 'metrics.json': { auc: '0.9..1', row: 2 } }))
    .toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`0.8\` at \`metrics.json#auc\` in \`c.report\`, expected a number of at least 0.9 and of at most 1, mend what it comes from, or change \`expect.metrics\`

      c broke its promise

    Unexpected \`metrics.json\` with \`auc\` and \`rows\` in \`c.report\`, expected \`row\` in it, write \`rows\` in \`expect.metrics\`

      c broke its promise]
  `)
  expect(() => expect(run).not.toHaveMetrics({ 'metrics.json': { rows: 2 } })).toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected metrics that are not as told, remove \`.not\`]`,
  )
})

test('refuses a comparison that it can not read', () => {
  expect(() => expect(run).toHaveMetrics({ 'metrics.json': { auc: '>= high' } })).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`>= high\` in \`expect.metrics.metrics.json.auc\`, expected a value or a comparison such as \`>= 1\`, \`0.8..1\`, \`0.9 ± 0.01\`, change the value
      in   matchers/toHaveMetrics.ts:7:18
      see  docs/errors.md#pp004]
  `)
})
