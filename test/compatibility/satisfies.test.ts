import { expect, test } from 'vitest'
import { unsatisfied } from '../../src/compatibility/satisfies.ts'
import { sampled } from '../../src/data/sampled.ts'
import type { Port } from '../../src/model/contract.ts'
import type { Finding } from '../../src/model/finding.ts'
import { dataset, port } from '../support/declared.ts'
import { messages } from '../support/messages.ts'

const at = { file: 'shop.pipeline.yaml', line: 3, column: 5 }
const compare = (output: Port, input: Port): Finding[] =>
  unsatisfied(output, input, { place: 'train.data', at, sample: sampled })

const promised = port('out', { id: { type: 'integer' }, amount: { type: 'number' }, note: { optional: true } })

test('an edge whose promise is at least the need is sound', () => {
  expect(compare(promised, port('data', { id: { type: 'number' }, note: { optional: true } }))).toEqual([])
})

test('each column that asks for more is a finding with a witness and the place of the edge', () => {
  const found = compare(promised, port('data', { id: { unique: true }, amount: { minimum: 0 } }))
  expect(messages(found)).toMatchInlineSnapshot(`
    "uniqueness: Unexpected promise of values that may repeat in \`train.data.id\`, expected values that occur once, write \`unique: true\` at the producer if it keeps that, or remove it at the consumer
    range: Unexpected promise of a number in \`train.data.amount\`, expected a number of at least 0, narrow the promise of the producer, or widen the need of the consumer"
  `)
  expect(found[1]).toMatchObject({ place: 'train.data.amount', fault: 'consumer', witness: [{ amount: '-0.5' }], at })
})

test('a witness stands under the whole name of its column', () => {
  const dotted = port('out', { 'a.b': { nullable: true }, constructor: {} })
  const found = compare(dotted, port('data', { 'a.b': {}, constructor: {} }))
  expect(found).toMatchObject([{ place: 'train.data.a.b', witness: [{ 'a.b': null }] }])
})

test('a column that is not promised, or not surely, is a finding', () => {
  const found = compare(promised, port('data', { amuont: {}, note: {}, quantity: {}, constructor: {} }))
  expect(messages(found)).toMatchInlineSnapshot(`
    "missing-column: Unexpected lack of a column \`amuont\` among \`id\`, \`amount\` and \`note\` in \`train.data.amuont\`, expected a value that is not null, rename \`amount\` on one side
    missing-column: Unexpected promise of a column \`note\` that may be missing in \`train.data.note\`, expected a value that is not null, write it always, or declare it \`optional: true\` at the consumer
    missing-column: Unexpected lack of a column \`quantity\` among \`id\`, \`amount\` and \`note\` in \`train.data.quantity\`, expected a value that is not null, write and declare it in the producer
    missing-column: Unexpected lack of a column \`constructor\` among \`id\`, \`amount\` and \`note\` in \`train.data.constructor\`, expected a value that is not null, write and declare it in the producer"
  `)
})

test('an optional column that is read when it is there is compared', () => {
  const found = compare(promised, port('data', { note: { optional: true, maxLength: 2 } }))
  expect(found.map(({ code }) => code)).toEqual(['length'])
})

test('more columns than the consumer allows are a finding', () => {
  expect(messages(compare(promised, port('data', { id: {} }, { fields: 'exact' })))).toMatchInlineSnapshot(
    `"extra-columns: Unexpected columns \`amount\` and \`note\` in \`train.data\`, expected no more than \`id\`, drop them, or write \`fields: subset\`"`,
  )
})

const texts = (format: string): Port => port('data', { id: { type: 'string' } }, { files: '*', format })

test('a file of another format is a finding, and what only CSV forgives is none of the others', () => {
  const csv = port('out', { id: { type: 'integer' } }, { files: '*', format: 'csv' })
  const parquet = port('out', { id: { type: 'integer' } }, { files: '*', format: 'parquet' })
  expect(messages(compare(csv, parquet))).toMatchInlineSnapshot(
    `"format: Unexpected promise of files in \`csv\` in \`train.data\`, expected \`parquet\`, write and read the same \`format\`"`,
  )
  expect(compare(csv, texts('csv'))).toEqual([])
  expect(messages(compare(parquet, texts('parquet')))).toMatchInlineSnapshot(
    `"type: Unexpected promise of an integer in \`train.data.id\`, expected a text, declare the same type on both sides, or convert in the producer"`,
  )
})

test('files, formats and rows are part of the promise', () => {
  const needs = port('data', { id: {} }, { files: 'data.csv', format: 'tsv' })
  expect(messages(compare(port('out', { id: {} }, { rows: { min: 0 } }), needs))).toMatchInlineSnapshot(`
    "rows: Unexpected promise of 0 rows or more in \`train.data\`, expected 1 row or more, declare the same \`rows\` on both sides
    format: Unexpected promise of files in \`csv\` in \`train.data\`, expected \`tsv\`, write and read the same \`format\`"
  `)
  expect(messages(compare(port('out', { id: {} }, { files: 'x.csv' }), needs))).toMatchInlineSnapshot(
    `"missing-files: Unexpected files \`x.csv\` in \`train.data\`, expected \`data.csv\`, give both sides the same \`files\`"`,
  )
})

test('columns that the producer does not declare are a finding, opaque files that nobody declares none', () => {
  const opaque = port('out', undefined, { files: 'data.csv' })
  expect(messages(compare(opaque, port('data', { id: {} })))).toMatchInlineSnapshot(
    `"missing-columns: Unexpected promise of files whose columns nobody declares in \`train.data\`, expected columns \`id\`, declare \`columns\` in the producer"`,
  )
  expect(compare(opaque, port('data', undefined, { files: 'data.csv' }))).toEqual([])
})

test('every dataset whose files are read is compared', () => {
  const two = port(
    'out',
    {},
    {
      datasets: { a: dataset({ id: {} }, { files: 'a.csv' }), b: dataset({ key: {} }, { files: 'b.csv' }) },
    },
  )
  expect(compare(two, port('data', { id: {} }, { files: '*.csv' })).map(({ code }) => code)).toEqual(['missing-column'])
  expect(compare(two, port('data', { id: {} }, { files: 'a.csv' }))).toEqual([])
})
