import { expect, test } from 'vitest'
import { evolutionOf } from '../../src/compatibility/evolution.ts'
import { sampled } from '../../src/data/sampled.ts'
import type { Column, Contract, Dataset } from '../../src/model/contract.ts'
import type { Evolution } from '../../src/model/evolution.ts'
import { contract, dataset, port } from '../support/declared.ts'

const compare = (before: Contract, after: Contract): Evolution => evolutionOf(before, after, sampled)

/** Each change in a line, with what it breaks. */
const told = ({ changes }: Evolution): string[] =>
  changes.map(({ side, place, what, breaks, isBreaking }) =>
    [isBreaking ? 'BREAKS' : 'fine', side, place, what.join(' and '), breaks.join(' and ')].join(' | '),
  )

const named = { name: 'clean' }
const reads = (columns: Record<string, Column>, more: Partial<Dataset> = {}): Contract =>
  contract([port('raw', columns, more)], [], named)
const writes = (columns: Record<string, Column>): Contract => contract([], [port('orders', columns)], named)

const plain = { id: { type: 'integer' as const }, amount: { type: 'number' as const } }
const strict = { id: { type: 'integer' as const, minimum: 0 }, amount: { type: 'number' as const } }

test('nothing changed in the same contract', () => {
  const both = contract([port('raw', plain)], [port('orders', strict)], named)
  expect(compare(both, { ...both, file: '/elsewhere.yaml' })).toEqual({
    changes: [],
    isBreaking: false,
    backward: true,
    forward: true,
    full: true,
  })
})

test('an input that needs more breaks those who feed it, one that needs less does not', () => {
  const tighter = compare(reads(plain), reads(strict))
  expect(told(tighter)).toEqual(['BREAKS | input | clean.raw.id | `minimum: 0` is new | backward'])
  expect(tighter).toMatchObject({ isBreaking: true, backward: false, forward: true, full: false })
  const looser = compare(reads(strict), reads(plain))
  expect(told(looser)).toEqual(['fine | input | clean.raw.id | `minimum: 0` is gone | forward'])
  expect(looser).toMatchObject({ isBreaking: false, backward: true, forward: false })
})

test('an output that promises less breaks those who read it, one that promises more does not', () => {
  const looser = compare(writes(strict), writes(plain))
  expect(told(looser)).toEqual(['BREAKS | output | clean.orders.id | `minimum: 0` is gone | forward'])
  expect(looser.changes[0]?.findings.forward).toMatchObject([
    { code: 'range', fault: 'producer', witness: [{ id: '-1' }], notes: [expect.stringMatching(/^breaks forward/)] },
  ])
  expect(told(compare(writes(plain), writes(strict)))).toEqual([
    'fine | output | clean.orders.id | `minimum: 0` is new | backward',
  ])
})

test('columns come and go', () => {
  const more = { ...plain, note: { nullable: true } }
  expect([told(compare(reads(plain), reads(more))), told(compare(reads(more), reads(plain)))]).toEqual([
    ['BREAKS | input | clean.raw.note | the column is new | backward'],
    ['fine | input | clean.raw.note | the column is gone | forward'],
  ])
  expect([told(compare(writes(plain), writes(more))), told(compare(writes(more), writes(plain)))]).toEqual([
    ['fine | output | clean.orders.note | the column is new | backward'],
    ['BREAKS | output | clean.orders.note | the column is gone | forward'],
  ])
  expect(compare(reads(plain), reads({ ...plain, note: { optional: true } }))).toMatchObject({ full: true })
})

test('files, formats, rows and keys change as well', () => {
  const changed = reads(plain, { files: 'rows.tsv', format: 'tsv', rows: { min: 5 }, key: ['id'] })
  const found = compare(reads(plain), changed)
  expect(told(found)).toMatchInlineSnapshot(`
    [
      "BREAKS | input | clean.raw | \`files: "data.csv"\` became \`"rows.tsv"\` and \`format: "csv"\` became \`"tsv"\` and \`rows: {"min":1}\` became \`{"min":5}\` and \`key: ["id"]\` is new | backward and forward",
    ]
  `)
  expect(found.changes[0]?.findings.backward.map(({ code }) => code)).toMatchInlineSnapshot(`
    [
      "missing-files",
    ]
  `)
})

test('ports come and go', () => {
  const none = contract([], [], named)
  const optional = contract([port('more', plain, { required: false })], [], named)
  expect([
    ...told(compare(none, reads(plain))),
    ...told(compare(none, optional)),
    ...told(compare(reads(plain), none)),
    ...told(compare(none, writes(plain))),
    ...told(compare(writes(plain), none)),
  ]).toEqual([
    'BREAKS | input | clean.raw | the input is new | backward',
    'fine | input | clean.more | the input is new | ',
    'BREAKS | input | clean.raw | the input is gone | backward',
    'fine | output | clean.orders | the output is new | ',
    'BREAKS | output | clean.orders | the output is gone | forward',
  ])
})

test('an output that may be missing from now on breaks those who need it', () => {
  const maybe = contract([], [port('orders', plain, { required: false })], named)
  expect(told(compare(writes(plain), maybe))).toEqual([
    'BREAKS | output | clean.orders | `required: true` became `false` | forward',
  ])
})

test('datasets of a port come and go', () => {
  const two = { a: dataset(plain, { files: 'a.csv' }), b: dataset(plain, { files: 'b.csv', name: 'b' }) }
  const both = contract([], [port('orders', {}, { datasets: two })], named)
  const one = contract([], [port('orders', {}, { datasets: { a: two.a } })], named)
  expect(told(compare(both, one))).toEqual(['BREAKS | output | clean.orders | the dataset `b` is gone | forward'])
})

test('what always was a warning is no change', () => {
  const nulls = { id: { type: 'integer' as const, nullable: true } }
  expect(compare(reads(nulls), reads(nulls)).changes).toEqual([])
})

const env = (value: Contract['env']): Contract => contract([], [], { ...named, env: value })

test('a variable that must be set from now on breaks whoever runs it', () => {
  const required = { required: true }
  expect([
    ...told(compare(env({}), env({ LABEL: required }))),
    ...told(compare(env({}), env({ LABEL: { ...required, default: 'x' } }))),
    ...told(compare(env({ LABEL: required }), env({}))),
    ...told(
      compare(env({ KIND: { required: false, enum: ['a', 'b'] } }), env({ KIND: { required: false, enum: ['a'] } })),
    ),
    ...told(
      compare(env({ LABEL: { required: false, default: 'x' } }), env({ LABEL: { required: false, default: 'y' } })),
    ),
    ...told(
      compare(env({ A_TOKEN: { required: false, default: 'x' } }), env({ A_TOKEN: { required: false, default: 'y' } })),
    ),
  ]).toMatchInlineSnapshot(`
    [
      "BREAKS | environment | clean | the variable \`LABEL\` is new | backward",
      "fine | environment | clean | the variable \`LABEL\` is new | ",
      "fine | environment | clean | the variable \`LABEL\` is gone | forward",
      "BREAKS | environment | clean | \`KIND\`: \`enum: ["a","b"]\` became \`["a"]\` | backward",
      "fine | environment | clean | \`LABEL\`: \`default: "x"\` became \`"y"\` | ",
      "fine | environment | clean | \`A_TOKEN\` changed | ",
    ]
  `)
})

test('checks that are new ask for more, checks that are gone promise less', () => {
  const checks = [{ name: 'rowCount', options: { min: 3 }, severity: 'error' as const }]
  const { outputs, ...rest } = writes(plain)
  const ports = Object.entries(outputs).map(([name, own]) => [name, { ...own, checks }])
  const checked = { ...rest, outputs: Object.fromEntries(ports) }
  expect([...told(compare(writes(plain), checked)), ...told(compare(checked, writes(plain)))]).toMatchInlineSnapshot(`
    [
      "fine | output | clean.orders | the check \`rowCount\` is new | backward",
      "BREAKS | output | clean.orders | the check \`rowCount\` is gone | forward",
    ]
  `)
})

test('arguments and limits are told and break nothing', () => {
  const limits = { timeoutMs: 1, memoryMb: undefined }
  const after = contract([], [], { ...named, args: { job_type: 'training' }, limits })
  const found = compare(contract([], [], named), after)
  expect(told(found)).toMatchInlineSnapshot(`
    [
      "fine | arguments | clean | \`job_type: "training"\` is new | ",
      "fine | contract | clean | \`limits: {"timeoutMs":60000}\` became \`{"timeoutMs":1}\` | ",
    ]
  `)
  expect(found.full).toBe(true)
})
