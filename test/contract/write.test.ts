import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.ts'
import { writeContract } from '../../src/contract/write.ts'
import type { Contract } from '../../src/model/contract.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { folder } from '../support/folder.ts'
import { writeFileSync } from 'node:fs'

const root = resolve(import.meta.dirname, '../..')
const examples = filesBelow(join(root, 'examples')).filter(
  (path) => /(^|\/)contracts\/[^/]+\.ya?ml$/.test(path) && !path.includes('node_modules'),
)

/** A contract without its warnings and its places, which are those of a file; a command may have that for a script. */
const plain = ({ file, script, ...contract }: Contract): unknown =>
  JSON.parse(
    JSON.stringify({ ...contract, script: script === file ? undefined : script, warnings: [] }, (key, value: unknown) =>
      key === 'at' ? undefined : value,
    ),
  )

/** Written, and read back where it came from. */
function again(contract: Contract, dir: string, name: string): Contract {
  const file = join(dir, name)
  writeFileSync(file, writeContract(contract, file))
  return loadContract(file)
}

test.each(examples)('%s survives', (path) => {
  const contract = loadContract(join(root, 'examples', path))
  const dir = folder()
  const back = again(contract, dir, 'written.yaml')
  expect(plain(back)).toEqual(plain(contract))
})

const whole = `
name: whole
script: a.py
mode: call
platform: processing
inputs:
  raw:
    files: "{split}/part-*.csv"
    path: /opt/ml/processing/input/raw
    aliases: [data]
    merge: true
    columns:
      id: { type: integer, unique: true }
      __proto__: { type: number, minimum: "\${LEAST}", nullable: true, nullFraction: 0.5 }
      "\${LABEL}": { enum: [a, "1", true] }
    rows: { min: 0, max: 7 }
    fields: exact
    ordered: true
    key: [id]
    csv: { delimiter: ";", nulls: pandas }
  settings:
    required: false
    datasets:
      one: { files: one.json, json: {} }
      two: { files: "{split}.bin" }
outputs:
  out: { files: x.csv.gz, columns: { id: { type: string } } }
vars: { split: [train, te.st] }
env:
  LABEL: label
  LEAST: "1.0"
  NEEDED: { required: true, example: "007", enum: ["007", "8"] }
  OPEN: { required: false }
args: { n: "1.50", flag: "true" }
limits: { timeoutMs: 5, memoryMb: 100, network: false }
checks:
  out: [rows, { range: { mostly: 0.5, min: 1 } }]
rejects: [missingInput]
cases:
  - name: a case
    inputs: { raw: { rows: [{ id: 1 }] }, settings: { local: data } }
    expect: { fails: nothing }
  - { name: named, inputs: { raw: { data: orders@2 } } }
  - { name: a sample, inputs: { raw: { like: { path: data/a.csv, rows: 7, seed: x } } } }
  - { name: golden, expect: { outputs: { out: { golden: data/b.csv, ignore: [at] } } } }
`

test('every key survives', () => {
  const manifest = `data: { orders@2: { path: a, files: { a: ${'a'.repeat(64)} } } }\n`
  const script = 'def main(a, b, c, d):\n    pass\n'
  const dir = folder({ 'whole.yaml': whole, 'a.py': script, 'pipeproof.data.yaml': manifest })
  const contract = loadContract(join(dir, 'whole.yaml'))
  const back = again(contract, dir, 'other.yaml')
  expect(plain(back)).toEqual(plain(contract))
})

test('what is so anyway is left out', () => {
  const text =
    'script: ../a.py\nmode: call\ninputs:\n  raw: { files: a.csv, columns: { id: { type: integer } } }\nenv: { A: "1" }\n'
  const dir = folder({ 'contracts/a.yaml': text, 'a.py': 'def main(a, b, c, d):\n    pass\n' })
  const file = join(dir, 'contracts/a.yaml')
  expect(writeContract(loadContract(file), file)).toMatchInlineSnapshot(`
    "script: ../a.py
    mode: call
    inputs:
      raw:
        files: a.csv
        columns:
          id:
            type: integer
    env:
      A: "1"
    "
  `)
})
