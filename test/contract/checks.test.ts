import { expect, test } from 'vitest'
import { loaded, refused } from '../support/written.ts'

const ports =
  'inputs: { raw: { files: a.csv }, both: { files: a.csv } }\noutputs: { clean: { files: b.csv }, both: { files: b.csv } }\n'

test('an item is a name or a map of one, with its main option or with several', () => {
  const { inputs, outputs } = loaded(`${ports}checks:
  clean:
    - noNulls
    - conservesRows: raw
    - noNulls: [id, day]
    - range: { column: amount, min: 0, mostly: 0.9, severity: warning }
    - rowCount:
  raw: [noNulls]
`)
  expect(inputs['raw']?.checks).toHaveLength(1)
  expect(outputs['clean']?.checks).toEqual([
    {
      name: 'noNulls',
      options: {},
      dataset: 'clean',
      severity: 'error',
      at: expect.objectContaining({ line: 6, column: 7 }),
    },
    {
      name: 'conservesRows',
      options: { value: 'raw' },
      dataset: 'clean',
      severity: 'error',
      at: expect.objectContaining({ line: 7 }),
    },
    {
      name: 'noNulls',
      options: { value: ['id', 'day'] },
      dataset: 'clean',
      severity: 'error',
      at: expect.objectContaining({ line: 8 }),
    },
    {
      name: 'range',
      options: { column: 'amount', min: 0 },
      dataset: 'clean',
      mostly: 0.9,
      severity: 'warning',
      at: expect.objectContaining({ line: 9 }),
    },
    { name: 'rowCount', options: {}, dataset: 'clean', severity: 'error', at: expect.objectContaining({ line: 10 }) },
  ])
})

test('without checks there are none', () => {
  expect(loaded(ports).outputs['clean']).not.toHaveProperty('checks')
})

test.each([
  [
    '{ claen: [a] }',
    'Unexpected key `claen` in `checks`, expected `raw`, `both`, `clean` or `both`, write `clean` @ clean.yaml:4:11',
  ],
  [
    '{ both: [a] }',
    'Unexpected `both` in `checks`, expected a port of one side only, rename one of both @ clean.yaml:4:11',
  ],
  ['{ raw: [] }', 'Unexpected list in `checks.raw`, expected at least one entry, change the value @ clean.yaml:4:16'],
  [
    '{ raw: [{ a: 1, b: 2 }] }',
    'Unexpected map in `checks.raw.0`, expected one entry, change the value @ clean.yaml:4:17',
  ],
  ['{ raw: [3] }', 'Unexpected `3` in `checks.raw.0`, expected text or a map, change the value @ clean.yaml:4:17'],
  [
    '{ raw: [{ a: { mostly: 90 } }] }',
    'Unexpected `90` in `checks.raw.0.a.mostly`, expected a share of the rows: more than 0, at most 1, change the value @ clean.yaml:4:32',
  ],
  [
    '{ raw: [{ a: { severity: warn } }] }',
    'Unexpected `warn` in `checks.raw.0.a.severity`, expected `error` or `warning`, change the value @ clean.yaml:4:34',
  ],
])('%s is refused', async (text, words) => {
  expect(await refused(`${ports}checks: ${text}\n`)).toBe(words)
})
