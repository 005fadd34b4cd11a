import { expect, test } from 'vitest'
import { rules } from '../../../src/check/expectation/rules.ts'
import type { RunRule } from '../../../src/model/expectation.ts'
import { observePort } from '../../../src/observe/port.ts'
import { port } from '../../support/declared.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const files = {
  'out/data.csv': 'id\n1\n2\n',
  'report/metrics.json': '{ "auc": 0.9, "name": "xgb", "report": { "macro avg": { "f1-score": 0.5 } } }',
  'report/other.json': '{ "loss": 1 }',
  'report/broken.json': '{',
}

function judged(expression: string, more: Partial<RunRule> = {}, add: Record<string, string> = {}) {
  const ran = outcome({ ...files, ...add, 'raw/data.csv': 'id\n1\n2\n3\n' }, { exitCode: 3 }, [
    port('out', { id: {} }),
    port('report'),
  ])
  const raw = observePort('train', port('raw', { id: {} }), `${ran.run.workspace}/raw`)
  return rules([{ name: 'a rule', expression, ...more }], { ...ran, inputs: { raw } })
}

expectationLaws({
  kind: 'rules',
  kept: [{ name: 'one', expression: 'metrics.auc = 0.9' }],
  broken: [{ name: 'two', expression: 'metrics.auc > 0.9' }],
  outcome: () => outcome(files),
})

test.each([
  'seconds < rows.out and memoryMb = 50 and outputMb < 1',
  'rows.out >= 0.5 * rows.raw',
  'exitCode = 3',
  "metrics.auc >= 0.9 and metrics.name = 'xgb' and metrics.loss <= 1",
  '"metrics.report.macro avg.f1-score" = 0.5',
])('`%s` is kept', async (expression) => {
  expect(await judged(expression)).toEqual([])
})

test('a rule that is not kept is told with what it looked at', async () => {
  const found = await judged('rows.out > rows.raw or metrics.auc > 0.95')
  expect(messages(found)).toMatchInlineSnapshot(
    `"expect-rules: Unexpected \`rows.out\` of 2 and \`rows.raw\` of 3 and \`metrics.auc\` of 0.9 in \`train\`, expected \`rows.out > rows.raw or metrics.auc > 0.95\` (a rule), mend the script, or change the rule"`,
  )
  expect(found).toMatchObject([{ severity: 'error', place: 'train', fault: 'script' }])
})

test('of an input and an output of one name the output is meant', async () => {
  const ran = outcome({ 'out/data.csv': 'id\n1\n2\n', 'in/data.csv': 'id\n' }, {}, [port('out', { id: {} })])
  const out = observePort('train', port('out', { id: {} }), `${ran.run.workspace}/in`)
  expect(await rules([{ name: 'a', expression: 'rows.out = 2' }], { ...ran, inputs: { out } })).toEqual([])
})

test('a rule may be a warning with advice of its own', async () => {
  const found = await judged('seconds < 0.5', { severity: 'warning', advice: 'buy a faster machine' })
  expect(found).toMatchObject([{ severity: 'warning', advice: 'buy a faster machine' }])
})

test('a name that stands for nothing, or for several values, is told', async () => {
  expect(messages(await judged('metrics.f1 > 0'))).toMatchInlineSnapshot(
    `"expect-rules: Unexpected lack of \`metrics.f1\` in \`train\`, expected one for the rule \`a rule\`, write it to one JSON file of the outputs, or change the rule"`,
  )
  expect(messages(await judged('metrics.auc > 0', {}, { 'report/second.json': '{ "auc": 1 }' }))).toMatchInlineSnapshot(
    `"expect-rules: Unexpected 2 values for \`metrics.auc\` in \`train\`, expected one for the rule \`a rule\`, write it to one JSON file of the outputs, or change the rule"`,
  )
  expect(messages(await judged('cpuSeconds < 1'))).toMatchInlineSnapshot(
    `"expect-rules: Unexpected lack of \`cpuSeconds\` in \`train\`, expected one for the rule \`a rule\`, use a runner that tells it, or change the rule"`,
  )
})
