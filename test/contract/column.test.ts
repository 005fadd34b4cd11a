import { expect, test } from 'vitest'
import { columnOf, meaningless } from '../../src/contract/column.ts'
import type { Column } from '../../src/model/contract.ts'

test.each<[Column, keyof Column]>([
  [{ type: 'integer', minLength: 1 }, 'minLength'],
  [{ type: 'number', pattern: 'x' }, 'pattern'],
  [{ type: 'string', minimum: 0 }, 'minimum'],
  [{ type: 'boolean', multipleOf: 2 }, 'multipleOf'],
  [{ type: 'date', exclusiveMaximum: 2 }, 'exclusiveMaximum'],
  [{ type: 'timestamp', maxLength: 2 }, 'maxLength'],
  [{ type: 'integer', format: 'uuid' }, 'format'],
  [{ type: 'date', format: 'date' }, 'format'],
  [{ type: 'integer', allow: ['nan'] }, 'allow'],
  [{ type: 'string', allow: ['infinity'] }, 'allow'],
  [{ type: 'string', distribution: 'normal' }, 'distribution'],
  [{ type: 'date', distribution: 'uniform' }, 'distribution'],
])('%o: `%s` says nothing', (column, keyword) => {
  expect(meaningless(column)).toBe(keyword)
})

test.each<Column>([
  { type: 'integer', minimum: 0, maximum: 1, multipleOf: 1, enum: [1], unique: true, nullable: true },
  { type: 'string', minLength: 0, maxLength: 1, pattern: 'x', const: 'x' },
  { type: 'date', masked: true, optional: true, description: 'x' },
  { minimum: 0, minLength: 1 },
  { type: 'string', format: 'email', references: 'a.b' },
  { type: 'string', enum: ['a'], distribution: { weights: { a: 1 } } },
  { type: 'number', allow: ['nan', 'infinity'], distribution: 'lognormal', nullFraction: 0.1 },
  { allow: ['nan'], distribution: 'zipf', format: 'uri' },
])('%o: every keyword says something', (column) => {
  expect(meaningless(column)).toBeUndefined()
})

test('a share of nulls makes a column nullable, a share of none does not', () => {
  expect(columnOf({ nullFraction: 0.1 })).toEqual({ nullFraction: 0.1, nullable: true })
  expect(columnOf({ nullFraction: 0 })).toEqual({ nullFraction: 0 })
  expect(columnOf({ nullFraction: 0, nullable: true })).toEqual({ nullFraction: 0, nullable: true })
})

test('bounds that the environment gives are kept by their variables', () => {
  expect(columnOf({ minimum: 0, exclusiveMaximum: '${MOST}' })).toEqual({
    minimum: 0,
    boundsFrom: { exclusiveMaximum: 'MOST' },
  })
})
