import { expect, test } from 'vitest'
import { contradiction } from '../../src/contract/contradiction.ts'
import type { WrittenColumn } from '../../src/contract/written.ts'
import { refusedColumn } from '../support/written.ts'

test.each([
  [
    '{ minimum: 10, maximum: 1 }',
    'Unexpected `maximum: 1` in `maximum`, expected at least `minimum: 10`, change one of them',
  ],
  [
    '{ minimum: 1, exclusiveMaximum: 1 }',
    'Unexpected `exclusiveMaximum: 1` in `exclusiveMaximum`, expected more than `minimum: 1`, change one of them',
  ],
  [
    '{ exclusiveMinimum: 1, maximum: 1 }',
    'Unexpected `maximum: 1` in `maximum`, expected more than `exclusiveMinimum: 1`, change one of them',
  ],
  [
    '{ exclusiveMinimum: 1, exclusiveMaximum: 1 }',
    'Unexpected `exclusiveMaximum: 1` in `exclusiveMaximum`, expected more than `exclusiveMinimum: 1`, change one of them',
  ],
  [
    '{ minLength: 3, maxLength: 2 }',
    'Unexpected `maxLength: 2` in `maxLength`, expected at least `minLength: 3`, change one of them',
  ],
  [
    '{ type: integer, enum: [1, 2.5] }',
    'Unexpected `2.5` in `enum.1`, expected a whole number, change it, or change `type`',
  ],
  ['{ type: number, enum: [x] }', 'Unexpected `x` in `enum.0`, expected a number, change it, or change `type`'],
  ['{ type: string, const: 7 }', 'Unexpected `7` in `const`, expected a text, in quotes, change it, or change `type`'],
  [
    '{ type: boolean, enum: ["true"] }',
    'Unexpected `true` in `enum.0`, expected `true` or `false`, change it, or change `type`',
  ],
  [
    '{ type: date, const: 2026-02-31 }',
    'Unexpected `2026-02-31` in `const`, expected a date such as `2026-01-31`, change it, or change `type`',
  ],
  ['{ enum: [a, b], const: c }', 'Unexpected `c` in `const`, expected `a` or `b`, change one of them'],
  [
    '{ nullable: false, nullFraction: 0.1 }',
    'Unexpected `nullable: false` in `nullable`, expected `true` beside `nullFraction: 0.1`, remove one of them',
  ],
  [
    '{ distribution: { weights: { a: 1 } } }',
    'Unexpected `weights` in `distribution`, expected it beside `enum`, list the values',
  ],
  [
    '{ enum: [EUR, USD], distribution: { weights: { EURO: 1 } } }',
    'Unexpected `EURO` in `distribution.weights.EURO`, expected `EUR` or `USD`, write `EUR`',
  ],
  [
    '{ enum: [a], distribution: { weights: { a: 0 } } }',
    'Unexpected weights of 0 in `distribution.weights`, expected one above 0, change one of them',
  ],
  [
    '{ enum: [1, 2], distribution: normal }',
    'Unexpected `normal` in `distribution`, expected `uniform`, `zipf` or `weights` beside `enum`, change one of them',
  ],
  [
    '{ distribution: { quantiles: [0, 2, 1] } }',
    'Unexpected `quantiles` in `distribution`, expected values that never fall, write the least first',
  ],
])('%s is refused', async (text, words) => {
  const said = await refusedColumn(text)
  expect(said.split(' @ ')[0]).toBe(words)
  expect(said).toContain(' @ clean.yaml:3:')
})

test.each<WrittenColumn>([
  { minimum: 1, maximum: 1 },
  { exclusiveMinimum: 0, maximum: 0.5 },
  { minimum: '${LEAST}', maximum: 1 },
  { minLength: 2, maxLength: 2 },
  { type: 'number', enum: [1, 2.5], const: 1 },
  { type: 'timestamp', enum: ['2026-01-31T12:00:00Z'] },
  { enum: ['1', 2, true] },
  { nullable: false, nullFraction: 0 },
  { enum: [1, 2], distribution: { weights: { 1: 0, 2: 1 } } },
  { enum: ['a'], distribution: 'zipf' },
  { distribution: { quantiles: [0, 0, 1] } },
  { distribution: { normal: { mean: 0, std: 1 } } },
])('%o has nothing that stands against each other', (column) => {
  expect(contradiction(column)).toBeUndefined()
})
