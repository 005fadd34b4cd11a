import { expect, test } from 'vitest'
import type { Column } from '../../src/model/contract.ts'
import { phrase } from '../../src/shared/phrase.ts'

test.each<[Column, string]>([
  [{}, 'a value that is not null'],
  [{ nullable: true }, 'a value or null'],
  [{ unique: true }, 'a value that occurs once'],
  [{ type: 'integer', minimum: 0 }, 'an integer of at least 0'],
  [{ minimum: 0, maximum: 1 }, 'a number of at least 0 and of at most 1'],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'a number above 0 and below 1'],
  [{ type: 'integer', multipleOf: 5 }, 'an integer divisible by 5'],
  [{ minLength: 1, maxLength: 3 }, 'a text of at least 1 character and of at most 3 characters'],
  [{ type: 'string', pattern: '[A-Z]+' }, 'a text that fits `[A-Z]+`'],
  [{ type: 'boolean', nullable: true }, '`true` or `false` or null'],
  [{ type: 'date', unique: true, nullable: true }, 'a date that occurs once or null'],
  [{ type: 'timestamp' }, 'a timestamp'],
  [{ enum: ['a', 1, true] }, '`a`, `1` or `true`'],
  [{ enum: ['a'], unique: true, nullable: true }, '`a` that occurs once or null'],
  [{ const: false }, '`false`'],
  [{ const: 0, enum: [0, 1] }, '`0`'],
])('%o is %s', (column, words) => {
  expect(phrase(column)).toBe(words)
})
