import { expect, test } from 'vitest'
import type { AnonymiseWord } from '../../src/model/anonymise.ts'
import type { Column, Dataset } from '../../src/model/contract.ts'
import { unsuited } from '../../src/table/unsuited.ts'
import { dataset } from '../support/declared.ts'

const why = (word: AnonymiseWord, column: Column, more: Partial<Dataset> = {}): string | undefined =>
  unsuited('x', word, dataset({ x: column }, more))?.expected

test.each<[AnonymiseWord, Column]>([
  ['hash', { type: 'integer', unique: true, minimum: 1 }],
  ['hash', { type: 'string', unique: true, maxLength: 20 }],
  ['hash', { type: 'string', format: 'email', maxLength: 40 }],
  ['hash', { format: 'ipv4' }],
  ['hash', {}],
  ['mask', { type: 'string', nullable: true }],
  ['mask', { type: 'string', enum: ['a', '***'] }],
  ['drop', { type: 'string', optional: true }],
  ['keep', { type: 'boolean', unique: true }],
  [{ generalise: 'year' }, { type: 'date', minimum: 1 }],
  [{ generalise: 'year' }, { type: 'string', format: 'date-time' }],
  [{ generalise: { step: 5 } }, { type: 'integer' }],
  [{ generalise: { letters: 3 } }, { type: 'string', minLength: 3 }],
])('%j suits %j', (word, column) => {
  expect(why(word, column)).toBeUndefined()
})

test.each<[AnonymiseWord, Column, string]>([
  ['hash', { enum: ['a', 'b'] }, 'what leaves `a` or `b`'],
  ['hash', { type: 'date' }, 'what leaves a date'],
  ['hash', { type: 'number' }, 'what leaves a number'],
  ['hash', { type: 'boolean' }, 'what leaves `true` or `false`'],
  ['hash', { type: 'integer', maximum: 1000 }, 'what leaves an integer of at most 1000'],
  ['hash', { type: 'string', maxLength: 10 }, 'what leaves a text of at most 10 characters'],
  ['hash', { type: 'string', pattern: '[A-Z]{3}' }, 'what leaves a text that fits `[A-Z]{3}`'],
  ['hash', { type: 'string', format: 'time' }, 'what leaves a text of the format `time`'],
  ['mask', { type: 'integer' }, 'what leaves an integer'],
  ['mask', { type: 'string', unique: true }, 'what leaves a text that occurs once'],
  ['mask', { type: 'string', format: 'email' }, 'what leaves a text of the format `email`'],
  ['drop', { type: 'string' }, 'a column that is told by its name and may be missing'],
  [{ generalise: 'year' }, { type: 'integer' }, 'what leaves an integer'],
  [{ generalise: { step: 5 } }, { type: 'string' }, 'what leaves a text'],
  [{ generalise: { step: 5 } }, { type: 'integer', unique: true }, 'what leaves an integer that occurs once'],
  [{ generalise: { letters: 2 } }, { type: 'string', minLength: 3 }, 'what leaves a text of at least 3 characters'],
])('%j does not suit %j', (word, column, expected) => {
  expect(why(word, column)).toBe(expected)
})

test('a column that is told by its place can not be dropped, an undeclared one can', () => {
  expect(why('drop', { optional: true }, { csv: { header: false } })).toBeDefined()
  expect(unsuited('y', 'drop', dataset({ x: {} }))).toBeUndefined()
  expect(unsuited('__proto__', 'hash', dataset({ x: {} }))).toBeUndefined()
})
