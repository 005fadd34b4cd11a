import { expect, test } from 'vitest'
import { meaningless } from '../../src/contract/column.ts'
import type { Column } from '../../src/model/contract.ts'

test.each<[Column, keyof Column]>([
  [{ type: 'integer', minLength: 1 }, 'minLength'],
  [{ type: 'number', pattern: 'x' }, 'pattern'],
  [{ type: 'string', minimum: 0 }, 'minimum'],
  [{ type: 'boolean', multipleOf: 2 }, 'multipleOf'],
  [{ type: 'date', exclusiveMaximum: 2 }, 'exclusiveMaximum'],
  [{ type: 'timestamp', maxLength: 2 }, 'maxLength'],
])('%o: `%s` says nothing', (column, keyword) => {
  expect(meaningless(column)).toBe(keyword)
})

test.each<Column>([
  { type: 'integer', minimum: 0, maximum: 1, multipleOf: 1, enum: [1], unique: true, nullable: true },
  { type: 'string', minLength: 0, maxLength: 1, pattern: 'x', const: 'x' },
  { type: 'date', masked: true, optional: true, description: 'x' },
  { minimum: 0, minLength: 1 },
])('%o: every keyword says something', (column) => {
  expect(meaningless(column)).toBeUndefined()
})
