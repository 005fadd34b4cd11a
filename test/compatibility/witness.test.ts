import { expect, test } from 'vitest'
import { witnessOf } from '../../src/compatibility/witness.ts'
import type { Column } from '../../src/model/contract.ts'

test.each<[string, Column, Column, unknown]>([
  ['the bound itself', { minimum: 0 }, { exclusiveMinimum: 0 }, 0],
  ['a value between two bounds', { minimum: 0, exclusiveMaximum: 10 }, { maximum: 4 }, 7],
  ['a value just beyond a bound', { minimum: 0 }, { maximum: 4 }, 4.5],
  ['a multiple', { multipleOf: 3, type: 'integer' }, { minimum: 1 }, 0],
  ['a member', { enum: ['a', 'b'] }, { const: 'a' }, 'b'],
  ['a long text', { minLength: 4, maxLength: 5 }, { maxLength: 4 }, 'xxxxx'],
  ['a moment', { type: 'timestamp' }, { type: 'date' }, '2024-01-31T12:00:00Z'],
])('%s shows that a promise is too wide', (_, promised, needed, witness) => {
  expect(witnessOf(promised, needed)).toBe(witness)
})

test('there is none where the need is as wide, nor where the promise allows nothing', () => {
  expect(witnessOf({ type: 'integer' }, { type: 'number' })).toBeUndefined()
  expect(witnessOf({ enum: [20], maximum: 10 }, { const: 1 })).toBeUndefined()
  expect(witnessOf({ nullable: true }, {})).toBeUndefined()
})
