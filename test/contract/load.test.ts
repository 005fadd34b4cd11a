import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.ts'
import type { Contract } from '../../src/model/contract.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const load = (text: string): Contract =>
  loadContract(
    join(
      folder({ 'contracts/clean.yaml': text, 'scripts/clean.py': 'def main(a, b):\n  pass\n' }),
      'contracts/clean.yaml',
    ),
  )

const script = 'script: ../scripts/clean.py\n'

test('ten lines are a contract', () => {
  const contract = load(`${script}inputs:
  raw: { files: part-*.csv, columns: { id: { type: integer, unique: true } } }
outputs:
  out: { files: "{split}.csv", columns: { id: { type: integer } } }
vars: { split: [train, test] }
env:
  CURRENCY: USD
  RATE: 1.0
  LABEL: { required: true, example: is_fraud }
args: { job_type: training, rounds: 007, fast: true }
`)
  expect(contract).toMatchObject({
    name: 'clean',
    mode: 'call',
    inputs: {
      raw: {
        required: true,
        at: { line: 3, column: 3 },
        datasets: { raw: { patterns: ['part-*.csv'], format: 'csv' } },
      },
    },
    outputs: { out: { datasets: { out: { patterns: ['train.csv', 'test.csv'] } } } },
    env: {
      CURRENCY: { required: false, default: 'USD' },
      RATE: { default: '1.0' },
      LABEL: { required: true, example: 'is_fraud' },
    },
    args: { job_type: 'training', rounds: '007', fast: 'true' },
    limits: { timeoutMs: 60_000 },
    at: { line: 1, column: 1 },
  })
  expect(contract.script).toMatch(/\/scripts\/clean\.py$/)
})

test('JSON is a contract too', () => {
  expect(load('{ "script": "../scripts/clean.py", "name": "x" }')).toMatchObject({ name: 'x', inputs: {}, outputs: {} })
})

test.each([
  [
    'an unknown key',
    `${script}imputs: {}\n`,
    'Unexpected key `imputs` in the contract, expected `name`, `description`,',
    '2:1',
  ],
  [
    'an unknown keyword',
    `${script}inputs:\n  a: { files: x.csv, columns: { id: { minimun: 1 } } }\n`,
    'Unexpected key `minimun` in `inputs.a.columns.id`',
    '3:39',
  ],
  [
    '`__proto__`',
    `${script}inputs:\n  a: { files: x.csv, columns: { id: { __proto__: 1 } } }\n`,
    'Unexpected key `__proto__` in `inputs.a.columns.id`',
    '3:39',
  ],
  ['a wrong type', `${script}inputs: [a]\n`, 'Unexpected list in `inputs`, expected a map', '2:9'],
  [
    'a wrong type of column',
    `${script}inputs:\n  a: { files: x.csv, columns: { id: { type: int } } }\n`,
    'Unexpected `int` in `inputs.a.columns.id.type`, expected `integer`,',
    '3:45',
  ],
  [
    'a pattern that is none',
    `${script}inputs:\n  a: { files: x.csv, columns: { id: { pattern: "(" } } }\n`,
    'Unexpected `(` in `inputs.a.columns.id.pattern`, expected a regular expression',
    '3:48',
  ],
  ['no script', 'name: x\n', 'Unexpected end of the contract, expected the key `script` or `command`, add it', '1:1'],
  ['no files', `${script}inputs:\n  a: {}\n`, 'Unexpected end of `inputs.a`, expected the key `files`, add it', '3:6'],
  [
    'files beside datasets',
    `${script}inputs:\n  a: { files: x.csv, datasets: { b: { files: y.csv } } }\n`,
    'Unexpected `x.csv` in `inputs.a.files`, expected it inside `datasets` only',
    '3:15',
  ],
  [
    'a name of a port',
    `${script}inputs:\n  a.b: { files: x.csv }\n`,
    'Unexpected name `a.b` in `inputs`, expected letters, digits, `_` and `-`',
    '3:3',
  ],
  [
    'a path that starts nowhere',
    `${script}inputs:\n  raw: { files: a, path: data }\n`,
    'Unexpected `data` in `inputs.raw.path`, expected a path such as `/opt/ml/processing/input/data`',
    '3:26',
  ],
  [
    'a platform that nobody has',
    `${script}platform: batch\n`,
    'Unexpected `batch` in `platform`, expected `processing` or `training`',
    '2:11',
  ],
  ['no value', `${script}env:\n  A:\n`, 'Unexpected nothing in `env.A`', '3:5'],
  ['broken YAML', 'script: "x\n', 'Unexpected YAML (', '2:1'],
  ['a key twice', `${script}${script}`, 'Unexpected YAML (Map keys must be unique)', '2:1'],
  [
    'a script that is not there',
    'script: ../scripts/claen.py\n',
    'Unexpected script `../scripts/claen.py`, expected a file that exists, write `../scripts/clean.py`',
    '1:9',
  ],
  [
    'a script that is a folder',
    'script: ../scripts\n',
    'Unexpected script `../scripts`, expected a file that exists',
    '1:9',
  ],
])('%s is refused at its place', async (...[, text, words, place]) => {
  const said = await thrown(() => load(text))
  expect(said).toContain(words)
  expect(said).toContain(`\n  in   contracts/clean.yaml:${place}\n`)
})

test('a contract that is not there is told where it is named', async () => {
  const dir = folder({ 'clean.yaml': '' })
  const at = { file: join(dir, 'shop.pipeline.yaml'), line: 2, column: 3 }
  expect(await thrown(() => loadContract(join(dir, 'clean.yml'), at))).toMatchInlineSnapshot(`
    "Unexpected path \`clean.yml\`, expected a file that exists, write \`clean.yaml\`
      in   shop.pipeline.yaml:2:3
      see  docs/errors.md#pp001"
  `)
})
