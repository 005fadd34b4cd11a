import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { between, plainest, shorter } from '../../src/data/plain.ts'
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

test('between two numbers is a whole one, if the column allows one', () => {
  expect(between({ type: 'integer' }, 0, '4711')).toBe(2355)
  expect(between({ type: 'number' }, 0, 948.5)).toBe(474)
  expect(between({ type: 'number' }, 5, 4)).toBeUndefined()
  expect(between({ type: 'integer', multipleOf: 100 }, 0, 900)).toBeUndefined()
  expect(between({}, 'a', 'bcd')).toBeUndefined()
})

test('every shorter text is allowed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(4), (text, minLength) => {
      for (const each of shorter({ minLength }, text)) {
        expect(accepts({ minLength }, each)).toBe(true)
        expect(text.startsWith(each) && each.length < text.length).toBe(true)
      }
    }),
  )
  expect(shorter({ type: 'string' }, 'something')).toEqual(['s', 'som', 'somet', 'somethin'])
})
