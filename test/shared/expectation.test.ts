import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPipeline } from '../../src/index.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'
import { loaded, refused } from '../support/written.ts'

const ports =
  'inputs: { raw: { files: a.csv, columns: { id: {} } } }\noutputs: { out: { files: a.csv, columns: { id: {} } }, model: { files: m.bin } }\n'

const whole = {
  metrics: { 'metrics.json': { auc: '>= 0.9', n: 12, best: null, loss: { max: 0.3 } } },
  files: ['m.bin'],
  rows: { out: '>= 10' },
  log: ['dropped', '/^a$/'],
  noLog: ['error'],
  noWarnings: true,
  budget: { seconds: 5, memoryMb: 500 },
  rules: [{ name: 'fast', expression: 'seconds < rows.out / 10', severity: 'warning', advice: 'hurry' }],
}

test('a contract, a case and a step of a pipeline say what they expect', () => {
  const text = `${ports}expect: ${JSON.stringify(whole)}\ncases: [{ name: one, expect: ${JSON.stringify(whole)} }]\n`
  const { expect: standing, cases } = loaded(text)
  expect(standing).toEqual(whole)
  expect(cases?.[0]?.expect).toEqual(whole)
  const files = {
    's.py': '',
    'c.yaml': `script: s.py\n${ports}`,
    'p.yaml': `steps: { s: { contract: c.yaml, expect: ${JSON.stringify(whole)} } }\n`,
  }
  expect(loadPipeline(join(folder(files), 'p.yaml')).steps['s']?.expect).toEqual(whole)
})

const at = 'clean.yaml:4'

test.each([
  [
    '{ metrics: { m.json: { auc: ">= high" } } }',
    'Unexpected `>= high` in `expect.metrics.m.json.auc`, expected a value or a comparison such as `>= 1`, `0.8..1`, `0.9 ± 0.01`, change the value',
    37,
  ],
  [
    '{ rows: { out: many } }',
    'Unexpected `many` in `expect.rows.out`, expected a number or a comparison such as `>= 1`, `0.8..1`, `0.9 ± 0.01`, change the value',
    24,
  ],
  [
    '{ rows: { out: { min: 2, max: 1 } } }',
    'Unexpected `min: 2, max: 1` in `expect.rows.out`, expected a number or a comparison such as `>= 1`, `0.8..1`, `0.9 ± 0.01`, change the value',
    24,
  ],
  ['{ rows: { outt: 1 } }', 'Unexpected key `outt` in `expect.rows`, expected `out` or `model`, write `out`', 1],
  [
    '{ rows: { model: 1 } }',
    'Unexpected `model` in `expect.rows`, expected an output with columns, declare its `columns`',
    1,
  ],
  [
    '{ rows: { __proto__: 1 } }',
    'Unexpected key `__proto__` in `expect.rows`, expected `out` or `model`, remove it',
    1,
  ],
  [
    '{ log: [a, /(/] }',
    'Unexpected `/(/` in `expect.log`, expected a text or a regular expression, change the value',
    20,
  ],
  [
    '{ noLog: [/(/] }',
    'Unexpected `/(/` in `expect.noLog`, expected a text or a regular expression, change the value',
    19,
  ],
  ['{ log: dropped }', 'Unexpected `dropped` in `expect.log`, expected a list, change the value', 16],
  [
    '{ metrix: {} }',
    'Unexpected key `metrix` in `expect`, expected `fails`, `outputs`, `metrics`, `files`, `rows`, `log`, `noLog`, `noWarnings`, `budget` or `rules`, write `metrics`',
    11,
  ],
  [
    '{ budget: { second: 1 } }',
    'Unexpected key `second` in `expect.budget`, expected `seconds`, `cpuSeconds`, `memoryMb`, `readMb`, `writtenMb` or `outputMb`, write `seconds`',
    21,
  ],
  [
    '{ budget: { seconds: 0 } }',
    'Unexpected `0` in `expect.budget.seconds`, expected more than 0, change the value',
    30,
  ],
  [
    '{ rules: [{ name: fast, expression: seconds }] }',
    'Unexpected end in `expect.rules.expression`, expected a condition such as `seconds < rows.orders / 1000`, change the value',
    45,
  ],
  [
    '{ rules: [{ name: fast, expression: secnds < 1 }] }',
    'Unexpected key `secnds` in the rule `fast`, expected `seconds`, `cpuSeconds`, `memoryMb`, `readMb`, `writtenMb`, `outputMb`, `exitCode`, `rows.out`, `rows.model`, `rows.raw` or `metrics.NAME`, write `seconds`',
    1,
  ],
  ['{ rules: [{ name: fast }] }', 'Unexpected end of `expect.rules.0`, expected the key `expression`, add it', 19],
  [
    '{ fails: no }',
    'Unexpected key `fails` in `expect` of every run, expected `metrics`, `files`, `rows`, `log`, `noLog`, `noWarnings`, `budget` or `rules`, remove it',
    11,
  ],
])('`expect: %s` is refused', async (text, words, column) => {
  expect(await refused(`${ports}expect: ${text}\n`)).toBe(`${words} @ ${at}:${column}`)
})

const file = (text: string): string =>
  join(
    folder({
      's.py': '',
      'c.yaml': `script: s.py\n${ports}`,
      'p.yaml': `steps:\n  s: { contract: c.yaml, expect: ${text} }\n`,
    }),
    'p.yaml',
  )

test('a step of a pipeline is told where it stands', async () => {
  expect(await thrown(() => loadPipeline(file('{ rows: { out: many } }')))).toContain('in   p.yaml:2:49')
  expect(await thrown(() => loadPipeline(file('{ rows: { outt: 1 } }')))).toContain('in   p.yaml:2:3')
  expect(await thrown(() => loadPipeline(file('{ outputs: { out: { golden: x } } }')))).toContain(
    'Unexpected key `outputs`',
  )
})
