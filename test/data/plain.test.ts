import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { plainer, plainest } from '../../src/data/plain.ts'
import { accepts } from '../../src/table/accepts.ts'

const cases: [string, Column, Scalar | undefined][] = [
  ['a number', { type: 'number' }, 0],
  ['a number from 5 on', { type: 'number', minimum: 5 }, 5],
  ['a number above 5', { type: 'integer', exclusiveMinimum: 5 }, 6],
  ['a number below 0.5', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.5 }, 0.001],
  ['a multiple', { type: 'integer', minimum: 1, multipleOf: 7 }, 7],
  ['a text', { type: 'string' }, 'a'],
  ['a text of three letters', { type: 'string', minLength: 3 }, 'aaa'],
  ['a member', { enum: ['USD', 'EUR'] }, 'USD'],
  ['a constant', { const: 3 }, 3],
  ['a day', { type: 'date' }, '2000-01-01'],
  ['a boolean', { type: 'boolean' }, false],
  ['any value', {}, 'a'],
  ['a text that only its pattern knows', { pattern: '[X-Z]{4}-7' }, undefined],
]

test.each(cases)('the plainest value of %s is told', (_, column, expected) => {
  expect(plainest(column)).toBe(expected)
})

test('a plainer number is allowed, new, and comes before those nearer to the old one', () => {
  expect(plainer({ type: 'integer' }, '4711')).toEqual([0, 18, 36, 73, 147, 294, 588, 1177, 2355])
})

test('every plainer value is allowed and another one', () => {
  const column = fc.constantFrom<Column>(
    { type: 'integer', minimum: -50, maximum: 5000 },
    { type: 'number', exclusiveMinimum: 0 },
    { type: 'string', minLength: 2 },
    { enum: ['a', 'b'] },
  )
  fc.assert(
    fc.property(column, fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.string()), (each, value) => {
      for (const next of plainer(each, value)) {
        expect(accepts(each, next)).toBe(true)
        expect(String(next)).not.toBe(String(value))
      }
    }),
  )
})
