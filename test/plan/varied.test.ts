import { expect, test } from 'vitest'
import { freely, variedInputs } from '../../src/plan/varied.ts'
import { contract as declared, port } from '../support/declared.ts'

const contract = declared(
  [port('raw', { id: { type: 'integer' } }), port('few', { id: { type: 'integer' } }, { rows: { min: 4, max: 20 } })],
  [],
)

test('what is generated has another seed and size each time, within what is allowed', () => {
  const inputs = variedInputs({ raw: { kind: 'generated' }, few: { kind: 'generated', seed: 'x' } }, contract, 10)
  expect(inputs.map(({ raw }) => raw && 'rows' in raw && raw.rows)).toEqual([1, 2, 3, 5, 8, 13, 21, 34, 55, 100])
  expect(inputs.map(({ few }) => few && 'rows' in few && few.rows)).toEqual([4, 4, 4, 5, 8, 13, 20, 20, 20, 20])
  expect(new Set(inputs.map(({ few }) => JSON.stringify(few))).size).toBe(10)
})

test('what was asked for stays', () => {
  const given = { raw: { kind: 'rows', rows: [] }, few: { kind: 'generated', rows: 7 } } as const
  const [, second] = variedInputs({ ...given, raw: { kind: 'rows', rows: [] } }, contract, 2)
  expect(second).toEqual({ raw: given.raw, few: { kind: 'generated', rows: 7, seed: ' 1' } })
})

test('what is like a sample is other data each time', () => {
  const inputs = variedInputs({ raw: { kind: 'like', path: 'raw.csv' } }, contract, 3)
  expect(inputs.map(({ raw }) => raw)).toEqual([
    { kind: 'like', path: 'raw.csv', seed: ' 0', rows: 1 },
    { kind: 'like', path: 'raw.csv', seed: ' 1', rows: 2 },
    { kind: 'like', path: 'raw.csv', seed: ' 2', rows: 3 },
  ])
})

test('data that is the same each time gives way to what can be made', () => {
  const opaque = port('model', {}, {})
  const { columns: _, ...dataset } = opaque.datasets['model'] ?? {}
  const known = declared([...Object.values(contract.inputs), { ...opaque, datasets: { model: dataset as never } }], []) // a dataset without columns
  const fixed = { kind: 'local', path: 'x' } as const
  const made = { kind: 'generated', rows: 3 } as const
  expect(freely({ raw: fixed, few: made, model: fixed }, known)).toEqual({
    raw: { kind: 'generated' },
    few: made,
    model: fixed,
  })
})
