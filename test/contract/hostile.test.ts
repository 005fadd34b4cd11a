import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractOf } from '../../src/contract/load.ts'
import { resolveContract } from '../../src/contract/resolve.ts'
import { PipeproofError } from '../../src/errors.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { renamed, replaced, valuePaths, without } from '../support/documents.ts'
import { folder } from '../support/folder.ts'

/** A contract that uses all there is. */
const whole = {
  name: 'x',
  script: 'x.py',
  mode: 'call',
  platform: 'processing',
  vars: { split: ['train', 'test'] },
  env: { LABEL: 'fraud', LEAST: { default: 1, example: 2, required: true, enum: [1, 2] } },
  args: { fast: true },
  limits: { timeoutMs: 5, memoryMb: 10, network: false },
  inputs: {
    raw: {
      files: '{split}.csv',
      merge: true,
      required: true,
      aliases: ['a'],
      path: '/opt/ml/processing/input/x',
      key: ['id', 'day'],
      csv: { header: true, delimiter: ';', quote: "'", encoding: 'utf-8', nulls: ['', 'NA'] },
      rows: { min: 1, max: 9 },
      fields: 'exact',
      ordered: true,
      columns: {
        id: { type: 'integer', unique: true, minimum: 0, exclusiveMaximum: 9, multipleOf: 1 },
        day: { type: 'date', references: 'raw.id' },
        kind: { type: 'string', enum: ['a', 'b'], distribution: { weights: { a: 1, b: 2 } } },
        mail: {
          type: 'string',
          format: 'email',
          minLength: 1,
          maxLength: 9,
          pattern: 'x',
          nullFraction: 0.5,
          nullable: true,
        },
        'is_${LABEL}': {
          type: 'number',
          minimum: '${LEAST}',
          allow: ['nan'],
          distribution: { normal: { mean: 0, std: 1 } },
        },
      },
    },
  },
  outputs: {
    out: {
      datasets: {
        a: { files: 'a.json', json: { type: 'object', properties: { x: { type: 'number' } } } },
        b: { files: 'b' },
      },
    },
  },
  checks: { raw: ['noNulls', { range: { column: 'id', mostly: 0.5, severity: 'warning' } }] },
  rejects: ['missingInput'],
  cases: [
    {
      name: 'one',
      inputs: { raw: { rows: [{ id: 1 }] } },
      env: { LABEL: 'x' },
      args: { fast: false },
      expect: { fails: '/x/' },
    },
  ],
}

const hostile = [
  null,
  true,
  -1,
  0,
  1e300,
  '',
  '__proto__',
  '${X}',
  '(',
  '/(/',
  [],
  {},
  [[]],
  [null],
  { __proto__x: 1 },
  [{}],
  { a: null },
]

/** What is wrong with how a text was taken: it gives a contract, or an error with its place. */
function misdeeds(text: string, file: string): string[] {
  try {
    resolveContract(contractOf(parseYaml(text, file)), { LABEL: 'fraud', LEAST: '1' })
    return []
  } catch (error) {
    if (!(error instanceof PipeproofError)) return [String(error)]
    return error.at === undefined ? [`no place: ${error.message}`] : []
  }
}

const placed = (): string => join(folder({ 'x.py': 'def main(a, b): pass\n' }), 'x.yaml')

test('what uses all there is is taken', () => {
  const contract = contractOf(parseYaml(JSON.stringify(whole), placed()))
  expect(contract).toMatchObject({ rejects: ['missingInput'], warnings: [] })
})

const changesOf = (value: unknown, below: (string | number)[] = []): unknown[] =>
  valuePaths(value)
    .filter((path) => below.every((key, index) => path[index] === key))
    .flatMap((path) => [
      ...hostile.map((other) => replaced(value, path, other)),
      without(value, path),
      renamed(value, path),
      renamed(value, path, '__proto__'),
    ])

// a schema of documents takes long to compile, and is looked at by itself
const withoutSchema = { ...whole, outputs: { out: { files: 'b' } } }
const documents = ['outputs', 'out', 'datasets', 'a', 'json']

test.each([
  ['a contract', changesOf(withoutSchema), 1000],
  ['a schema of documents', changesOf(whole, documents), 50],
])(
  'whatever stands at any place of %s, and whatever is missing, is taken or refused with a place',
  (_, changes, least) => {
    const file = placed()
    expect(changes.length).toBeGreaterThan(least)
    expect(changes.flatMap((value) => misdeeds(JSON.stringify(value), file))).toEqual([])
  },
  60_000,
)

test('a text that is cut off anywhere, or changed in one letter, is taken or refused with a place', () => {
  const file = placed()
  const text = JSON.stringify(whole, undefined, 1)
  const letter = fc.constantFrom('\0', '"', '{', '}', ':', '&', '*', '!', '\t', '-')
  const property = fc.property(fc.nat(text.length), letter, (at, by) => {
    expect(misdeeds(text.slice(0, at), file)).toEqual([])
    expect(misdeeds(`${text.slice(0, at)}${by}${text.slice(at + 1)}`, file)).toEqual([])
  })
  fc.assert(property, { numRuns: 60, seed: 1 })
}, 60_000)
