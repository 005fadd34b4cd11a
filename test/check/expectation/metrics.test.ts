import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { metrics } from '../../../src/check/expectation/metrics.ts'
import type { Wanted } from '../../../src/model/expectation.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const document = `{ "auc": 0.91, "name": "xgb", "a.b": 3, "a": { "b": { "c": 4 }, "d": 5 }, "best": null, "loss": NaN,
  "classes": [{ "f1": 0.7 }, { "f1": 0.9 }], "f1-score": { "macro avg": -Infinity }, "said": "NaN \\" Infinity" }`

const judged = (wanted: Record<string, Wanted>, text: string | Buffer = document, file = 'metrics.json'): string =>
  messages(metrics({ [file]: wanted }, outcome({ [`report/${file}`]: text })))

expectationLaws({
  kind: 'metrics',
  kept: { 'metrics.json': { auc: '> 0.9' } },
  broken: { 'metrics.json': { auc: '> 0.92' }, 'm.json': { auc: 1 } },
  outcome: () => outcome({ 'report/metrics.json': document }),
})

test('values that are as expected have no finding, wherever they stand', () => {
  const wanted = { auc: '>= 0.9', name: 'xgb', 'a.b': 3, 'a.b.c': 4, 'a.d': 5, best: null, 'classes.1.f1': '0.8..1' }
  expect(judged(wanted)).toBe('')
  expect(judged({ said: 'NaN " Infinity' })).toBe('')
  expect(judged({ auc: '> 0.9' }, gzipSync(document), 'metrics.json.gz')).toBe('')
})

test('a value that is not is told with its file and path', () => {
  expect(judged({ auc: '>= 0.95', 'classes.0.f1': '0.8..1', name: 'lgbm', best: '> 0' })).toMatchInlineSnapshot(`
    "expect-metrics: Unexpected \`0.91\` at \`metrics.json#auc\` in \`train.report\`, expected a number of at least 0.95, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected \`0.7\` at \`metrics.json#classes.0.f1\` in \`train.report\`, expected a number of at least 0.8 and of at most 1, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected text \`xgb\` at \`metrics.json#name\` in \`train.report\`, expected \`lgbm\`, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected \`null\` at \`metrics.json#best\` in \`train.report\`, expected a number above 0, mend what it comes from, or change \`expect.metrics\`"
  `)
})

test('what is no number is never enough', () => {
  expect(judged({ loss: '< 1', 'f1-score.macro avg': '<= 1', name: '> 0', a: '> 0', classes: 2 }))
    .toMatchInlineSnapshot(`
    "expect-metrics: Unexpected \`NaN\` at \`metrics.json#loss\` in \`train.report\`, expected a number below 1, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected \`-Infinity\` at \`metrics.json#f1-score.macro avg\` in \`train.report\`, expected a number of at most 1, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected text \`xgb\` at \`metrics.json#name\` in \`train.report\`, expected a number above 0, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected map at \`metrics.json#a\` in \`train.report\`, expected a number above 0, mend what it comes from, or change \`expect.metrics\`
    expect-metrics: Unexpected list at \`metrics.json#classes\` in \`train.report\`, expected \`2\`, mend what it comes from, or change \`expect.metrics\`"
  `)
})

test('a path that is not there is told with the nearest, and with what there is', () => {
  expect(judged({ acu: '> 0', 'classes.2.f1': 1, precision: 1 }, '{ "auc": 1, "classes": [{ "f1": 1 }], "n": 2 }'))
    .toMatchInlineSnapshot(`
    "expect-metrics: Unexpected \`metrics.json\` with \`auc\`, \`classes.0.f1\` and \`n\` in \`train.report\`, expected \`acu\` in it, write it, or change \`expect.metrics\`
    expect-metrics: Unexpected \`metrics.json\` with \`auc\`, \`classes.0.f1\` and \`n\` in \`train.report\`, expected \`classes.2.f1\` in it, write \`classes.0.f1\` in \`expect.metrics\`
    expect-metrics: Unexpected \`metrics.json\` with \`auc\`, \`classes.0.f1\` and \`n\` in \`train.report\`, expected \`precision\` in it, write it, or change \`expect.metrics\`"
  `)
})

test('names that JavaScript gives to all objects are no metrics', () => {
  expect(judged({ constructor: 1, '__proto__.auc': 1 }, '{ "auc": 1 }')).toMatchInlineSnapshot(`
    "expect-metrics: Unexpected \`metrics.json\` with \`auc\` in \`train.report\`, expected \`constructor\` in it, write it, or change \`expect.metrics\`
    expect-metrics: Unexpected \`metrics.json\` with \`auc\` in \`train.report\`, expected \`__proto__.auc\` in it, write it, or change \`expect.metrics\`"
  `)
})

test.each([
  ['', 'empty file'],
  ['{ "auc": ', 'text that is no JSON'],
  ['auc: 1', 'text that is no JSON'],
  [Buffer.from([0x7b, 0xff, 0x7d]), 'text that is not UTF-8'],
])('a file that is no JSON is told: %o', (text, reason) => {
  expect(judged({ auc: 1 }, text)).toBe(
    `expect-metrics: Unexpected ${reason} (\`metrics.json\`) in \`train.report\`, expected a document of JSON, mend how it is written`,
  )
})

test.each(['5', '[0.5]', 'null', '"auc"'])('a document that is no map has none of its names: %s', (text) => {
  expect(judged({ auc: 1 }, text)).toContain('expected `auc` in it')
})

test('a file that is not there is told with the nearest name', () => {
  const files = { 'report/metric.json': '{}', 'model/model.bin': 'x' }
  expect(messages(metrics({ 'metrics.json': { auc: 1 } }, outcome(files)))).toMatchInlineSnapshot(
    `"expect-metrics: Unexpected files \`report/metric.json\` and \`model/model.bin\` in \`train\`, expected \`metrics.json\`, write \`metric.json\` in \`expect.metrics\`"`,
  )
  expect(messages(metrics({ 'report/scores.json': { auc: 1 } }, outcome(files)))).toMatchInlineSnapshot(
    `"expect-metrics: Unexpected files \`report/metric.json\` and \`model/model.bin\` in \`train.report\`, expected \`report/scores.json\`, write \`report/metric.json\` in \`expect.metrics\`"`,
  )
  expect(messages(metrics({ 'x.json': { auc: 1 } }, outcome({})))).toMatchInlineSnapshot(
    `"expect-metrics: Unexpected outputs without a file in \`train\`, expected \`x.json\`, write it, or change \`expect.metrics\`"`,
  )
})

test('a file may be meant by its port, or by a glob', () => {
  const files = { 'report/run/a.json': '{ "auc": 1 }', 'model/a.json': '{ "auc": 0 }' }
  const named = (file: string): string => messages(metrics({ [file]: { auc: 1 } }, outcome(files)))
  expect(['report/run/a.json', 'run/a.json', 'r*/**/a.json', 'report/**'].map(named)).toEqual(['', '', '', ''])
  expect(named('**/a.json')).toMatchInlineSnapshot(
    `"expect-metrics: Unexpected files \`report/run/a.json\` and \`model/a.json\` for \`**/a.json\` in \`train\`, expected one that is meant, write \`report/run/a.json\` in \`expect.metrics\`"`,
  )
})

test('of two files of one name the port settles which is meant', () => {
  const files = { 'a/m.json': '{ "auc": 1 }', 'b/a/m.json': '{ "auc": 0 }' }
  expect(messages(metrics({ 'a/m.json': { auc: 1 } }, outcome(files)))).toBe('')
})
