import { expect, test } from 'vitest'
import { oddTextsOf, valuesOf } from '../../src/data/column.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { dataset } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'
import { sampled } from '../support/sampled.ts'

const making = { place: 'step.in.x', rows: 100 }
const some = (column: Column): Scalar[] => sampled(valuesOf(column, making).domain)
const musts = (column: Column, more = {}): Scalar[] =>
  valuesOf(column, { ...making, dataset: dataset({ x: column }, more) }).musts

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

test('what has to appear is every member, true and false, and what is allowed beside numbers', () => {
  expect(musts({ enum: ['a', 'b', 'a', null], nullable: true })).toEqual(['a', 'b'])
  expect(musts({ type: 'boolean' })).toEqual([true, false])
  expect(musts({ type: 'number', allow: ['nan', 'infinity'] })).toEqual([NaN, Infinity, -Infinity])
  expect(musts({ type: 'number', allow: ['infinity'], minimum: 0 })).toEqual([Infinity])
  expect(musts({ type: 'number', allow: ['nan', 'infinity'] }, { format: 'jsonl' })).toEqual([])
  expect(musts({ type: 'integer' })).toEqual([])
})

test('a member without weight never has to appear', () => {
  const members = ['a', 'b', 'c']
  expect(musts({ enum: members, distribution: { weights: { a: 1, b: 0 } } })).toEqual(['a'])
  expect(musts({ enum: members, distribution: { weights: { a: 0.5 } } })).toEqual(members)
})

test('odd texts appear where a declared length has room for them, and only what the length and the file allow', () => {
  expect(musts({ type: 'string' })).toEqual([])
  expect(musts({ type: 'string', maxLength: 3 })).toEqual(['a\tb', 'Zoë', '😀', '007', 'NA', 'nan', '1e5', '-', '\\n'])
  expect(musts({ type: 'string', maxLength: 3, unique: true })).toEqual([])
  expect(musts({ maxLength: 3 })).toEqual([])
})

const all = oddTextsOf({ type: 'string' }, undefined)

const held = (csv: object): string[] => oddTextsOf({ type: 'string' }, dataset({}, { csv }))

test('odd texts are those that a file can hold', () => {
  expect(all).toContain('NA')
  expect(all).toContain('😀')
  expect(held({ nulls: 'pandas' })).not.toContain('NA')
  expect(held({ encoding: 'latin-1' })).toContain('Zoë')
  expect(held({ encoding: 'latin-1' })).not.toContain('😀')
})

test('texts that pandas takes for null even in quotes are not made', () => {
  const column: Column = { type: 'string', maxLength: 4 }
  const { domain } = valuesOf(column, { ...making, dataset: dataset({ x: column }, { csv: { nulls: 'pandas' } }) })
  expect(sampled(domain, 50_000).filter((text) => /^n/i.test(String(text)))).toEqual([])
})
