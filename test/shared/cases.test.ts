import { join } from 'node:path'
import { expect, test } from 'vitest'
import contractSchema from '../../src/contract/contract.schema.json' with { type: 'json' }
import pipelineSchema from '../../src/pipeline/pipeline.schema.json' with { type: 'json' }
import { loaded, refused } from '../support/written.ts'

const inputs = 'inputs: { raw: { files: a.csv, columns: { id: {} } } }\nenv: { RATE: 1.0 }\nargs: { fast: true }\n'

test('both schemas have one grammar of cases', () => {
  for (const name of ['cases', 'case', 'expectation', 'wanted', 'most', 'texts', 'source', 'list', 'values'] as const)
    expect(contractSchema.definitions[name]).toEqual(pipelineSchema.definitions[name])
})

test('a contract has cases of its own', () => {
  const text = `${inputs}cases:\n  - { name: one, inputs: { raw: { rows: [{ id: 1 }] } }, env: { RATE: 1.50 }, expect: { fails: /no/i } }\n`
  expect(loaded(text).cases).toEqual([
    {
      name: 'one',
      inputs: { raw: { kind: 'rows', rows: [{ id: 1 }] } },
      env: { RATE: '1.50' },
      args: {},
      expect: { fails: '/no/i' },
      at: expect.objectContaining({ line: 6, column: 5 }),
    },
  ])
})

test('cases may stand in a file, from which their paths are meant', () => {
  const files = { 'cases/clean.yaml': '- { name: one, inputs: { raw: { local: one.csv } }, env: { RATE: 007 } }\n' }
  const { cases, file = '' } = loaded(`${inputs}cases: cases/clean.yaml\n`, files)
  expect(cases).toMatchObject([
    {
      inputs: { raw: { kind: 'local', path: join(file, '../cases/one.csv') } },
      env: { RATE: '007' },
      at: { file: join(file, '../cases/clean.yaml'), line: 1, column: 3 },
    },
  ])
})

test('a sample is named by its path, alone or with how much is made like it', () => {
  const { cases, file = '' } = loaded(
    `${inputs}cases:\n  - { name: one, inputs: { raw: { like: one.csv } } }\n  - { name: two, inputs: { raw: { like: { path: one.csv, rows: small, seed: x } } } }\n`,
  )
  const path = join(file, '../one.csv')
  expect(cases?.map((way) => way.inputs)).toEqual([
    { raw: { kind: 'like', path } },
    { raw: { kind: 'like', path, rows: 'small', seed: 'x' } },
  ])
})

test('golden files are meant from the file that names them', () => {
  const text = 'outputs: { out: { golden: kept/x.csv, tolerance: 0.5, ignore: [at] } }'
  const { cases, file = '' } = loaded(
    `${inputs}outputs: { out: { files: x.csv } }\ncases:\n  - { name: one, expect: { ${text} } }\n`,
  )
  const golden = join(file, '../kept/x.csv')
  expect(cases?.[0]?.expect).toEqual({ outputs: { out: { golden, tolerance: 0.5, ignore: ['at'] } } })
})

test.each([
  [
    'cases: [{ name: a, expect: { outputs: { ot: { golden: x.csv } } } }]',
    "Unexpected output `ot`, expected nothing, declare it in the contract's `outputs` @ clean.yaml:5:9",
  ],
  [
    'cases: [{ name: a, inputs: { row: { rows: [] } } }]',
    'Unexpected input `row`, expected `raw`, write `raw` @ clean.yaml:5:9',
  ],
  [
    'cases: [{ name: a, env: { RAT: x } }]',
    'Unexpected key `RAT` in the `env` of clean, expected `RATE`, write `RATE` @ clean.yaml:5:9',
  ],
  [
    'cases: [{ name: a }, { name: A }]',
    'Unexpected second case `A` in this list, expected a name of its own, change the value @ clean.yaml:5:22',
  ],
  [
    'cases: [{ name: a, expect: { fails: /(/ } }]',
    'Unexpected `/(/` in `expect.fails`, expected a text or a regular expression, change the value @ clean.yaml:5:37',
  ],
  [
    'cases: casse.yaml',
    'Unexpected path `casse.yaml`, expected a file that exists, write `cases.yaml` @ clean.yaml:5:8',
  ],
  ['cases: map.yaml', 'Unexpected map in the cases, expected a list, change the value @ map.yaml:1:1'],
  [
    'cases: cases.yaml',
    'Unexpected key `nmae` in `0`, expected `name`, `inputs`, `env`, `args` or `expect`, write `name` @ cases.yaml:1:5',
  ],
  ['cases: 5', 'Unexpected `5` in `cases`, expected text, change the value @ clean.yaml:5:8'],
])('`%s` is refused', async (text, words) => {
  const files = { 'cases.yaml': '- { nmae: a }\n', 'map.yaml': 'a: 1\n' }
  expect(await refused(`${inputs}${text}\n`, files)).toBe(words)
})
