import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewValuesOf, valuesOf } from '../../src/data/column.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { thrown } from '../support/messages.ts'

const some = (column: Column, count = 300): Scalar[] =>
  fc.sample(valuesOf(column, 'step.in.x'), { numRuns: count, seed: 1 })

test('numbers without bounds stay within a thousand million', () => {
  for (const type of ['integer', 'number'] as const) {
    const values = some({ type }).map(Number)
    expect(values.every((value) => Math.abs(value) <= 1e9)).toBe(true)
    expect(values.every(Number.isInteger)).toBe(type === 'integer')
  }
})

test('texts without a declaration are short and printable', () => {
  expect(some({}).every((value) => /^[a-z]{1,12}$/.test(String(value)))).toBe(true)
})

test('bounds without a type make numbers', () => {
  expect(some({ minimum: 5, maximum: 6 }).every((value) => typeof value === 'number' && value >= 5 && value <= 6)).toBe(
    true,
  )
})

test.each<[string, Column, Scalar[]]>([
  ['one number between its bounds', { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 3 }, [2]],
  ['bounds that meet', { type: 'number', minimum: 0.3, maximum: 0.3 }, [0.3]],
  ['bounds that meet on a multiple', { type: 'number', minimum: 0.3, maximum: 0.3, multipleOf: 0.1 }, [0.3]],
  ['an exclusive bound on a multiple', { exclusiveMinimum: 0, maximum: 5, multipleOf: 5 }, [5]],
  ['an integer that is a multiple of a fraction', { type: 'integer', minimum: 1, maximum: 4, multipleOf: 0.4 }, [2, 4]],
  ['members that the bounds allow', { enum: [1, 5, 20], maximum: 10 }, [1, 5]],
  ['members of the type', { type: 'integer', enum: [1, 1.5, 'x'] }, [1]],
  ['a constant before an enum', { enum: ['a', 'b'], const: 'b' }, ['b']],
  ['a constant that is false', { const: false }, [false]],
  ['an empty text', { type: 'string', maxLength: 0 }, ['']],
  ['a pattern of the empty text', { pattern: '^$' }, ['']],
  ['a long pattern', { pattern: 'a{40}' }, ['a'.repeat(40)]],
])('%s leave these values', (_, column, values) => {
  expect(new Set(some(column))).toEqual(new Set(values))
})

test('a pattern makes plain texts where it can', () => {
  expect(some({ pattern: '[\\s\\w]+' }).every((value) => String(value).trim() !== '')).toBe(true)
})

test.each<[string, Column]>([
  ['bounds that cross', { type: 'integer', minimum: 2, maximum: 1 }],
  ['bounds with nothing between', { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 }],
  ['an open interval of one number', { type: 'number', exclusiveMinimum: 1, maximum: 1 }],
  ['no multiple between', { minimum: 1, maximum: 4, multipleOf: 5 }],
])('%s allow no number', async (_, column) => {
  expect(await thrown(() => some(column))).toBe(
    'Unexpected keywords of `step.in.x` (no number is within its bounds), expected some value that fits all of them, widen one\n  see  docs/errors.md#pp018',
  )
})

test.each<[Column, string]>([
  [{ minLength: 3, maxLength: 2 }, 'no text has such a length'],
  [{ pattern: 'a{5}', maxLength: 2 }, 'no text that fits its pattern has such a length'],
  [{ pattern: 'a', minLength: 2 }, 'no text that fits its pattern has such a length'],
  [{ pattern: '(?=.*\\d)\\w+' }, 'no text can be made for such a pattern'],
  [{ enum: [20], maximum: 10 }, 'none of its values keeps the others'],
  [{ const: 'x', type: 'integer' }, 'none of its values keeps the others'],
])('%o is refused', async (column, reason) => {
  expect(await thrown(() => some(column))).toContain(`(${reason})`)
})

test('few values are all of them', () => {
  expect(fewValuesOf({ type: 'integer', minimum: 1, maximum: 3 }, 'x', 10)).toEqual([1, 2, 3])
  expect(fewValuesOf({ type: 'boolean' }, 'x', 10)).toEqual([true, false])
  expect(fewValuesOf({ enum: ['a', 'a'] }, 'x', 10)).toEqual(['a'])
  expect(fewValuesOf({ type: 'integer' }, 'x', 10)).toBeUndefined()
  expect(fewValuesOf({ type: 'date' }, 'x', 10)).toBeUndefined()
})
