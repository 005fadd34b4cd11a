import { expect, test } from 'vitest'
import { variedInputs } from '../../src/plan/varied.ts'
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
