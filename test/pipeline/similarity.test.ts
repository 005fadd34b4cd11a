import { expect, test } from 'vitest'
import type { Column } from '../../src/model/contract.ts'
import { likeness } from '../../src/pipeline/similarity.ts'
import { port } from '../support/declared.ts'

const rows = { id: { type: 'integer' as const }, amount: { type: 'number' as const } }

test('ports of equal words and equal columns are all alike, whatever says nothing of what is in them', () => {
  expect(likeness(port('processed_data', rows), port('processedInput', rows))).toBe(1)
  expect(likeness(port('output_path', rows), port('data_dir', rows))).toBe(0.4)
})

test('the more words two names share, the more alike they are', () => {
  expect(likeness(port('train_rows', rows), port('test_rows', rows))).toBeCloseTo(0.7)
  expect(likeness(port('metrics', rows), port('rows', rows))).toBe(0.4)
  expect(likeness(port('metrics', rows), port('rows', rows, { aliases: ['metrics'] }))).toBe(1)
})

const like = (given: Record<string, Column>, needed: Record<string, Column>): number =>
  likeness(port('rows', given), port('rows', needed))

test('the more of the needed columns are there, the more alike two ports are', () => {
  expect(like({ id: rows.id }, rows)).toBeCloseTo(0.8)
  expect(like(rows, { id: rows.id })).toBe(1)
  expect(like(rows, { id: rows.id, extra: { optional: true } })).toBe(1)
  expect(like({ id: { type: 'string' } }, { id: { type: 'integer' } })).toBe(0)
  expect(like({ id: { type: 'integer' } }, { id: { type: 'number' } })).toBe(1)
  expect(like(rows, { other: {} })).toBe(0)
})

test('opaque files are alike by their endings', () => {
  const model = port('model', undefined, { files: 'model.tar.gz' })
  expect(likeness(model, port('model', undefined, { files: 'weights.tar.gz' }))).toBe(1)
  expect(likeness(model, port('model', undefined, { files: 'model.json' }))).toBe(0)
})
