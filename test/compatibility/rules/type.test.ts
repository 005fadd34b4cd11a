import { expect, test } from 'vitest'
import { type } from '../../../src/compatibility/rules/type.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv, mediumIn } from '../../support/medium.ts'

test('another type is a conflict', () => {
  expect(type({ type: 'string' }, { type: 'integer', minimum: 0 }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same type on both sides, or convert in the producer",
      "expected": "an integer of at least 0",
      "received": "promise of a text",
      "witness": "abc",
    }
  `)
})

test('no type may be any', () => {
  expect(type({}, { type: 'date' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same type on both sides, or convert in the producer",
      "expected": "a date",
      "received": "promise of any value",
      "witness": "abc",
    }
  `)
})

test.each<[Column, Column]>([
  [{ type: 'integer' }, { type: 'number' }],
  [{ type: 'date' }, { type: 'timestamp' }],
  [{ type: 'number' }, { type: 'string' }],
  [{}, { type: 'string' }],
  [{ type: 'boolean' }, {}],
  [{ enum: [1, 2] }, { type: 'integer' }],
  [{ enum: [1, 2.5] }, { type: 'number' }],
  [{ const: true }, { type: 'boolean' }],
  [{ type: 'string', enum: ['2024-01-31'] }, { type: 'date' }],
])('%o satisfies %o', (promised, needed) => {
  expect(type(promised, needed, inCsv)).toBeUndefined()
})

test.each<[Column, Column, unknown]>([
  [{ type: 'number', minimum: 10 }, { type: 'integer' }, 10.5],
  [{ type: 'integer', minimum: 10 }, { type: 'date' }, 10],
  [{ type: 'timestamp' }, { type: 'date' }, '2024-01-31T12:00:00Z'],
  [{ type: 'boolean' }, { type: 'integer' }, true],
  [{ enum: ['1', 'many'] }, { type: 'integer' }, 'many'],
  [{ type: 'string', minLength: 5 }, { type: 'number' }, 'something else'],
])('%o does not satisfy %o, as %s shows', (promised, needed, witness) => {
  expect(type(promised, needed, inCsv)).toMatchObject({ witness })
})

test('types differ even where no witness can be told', () => {
  expect(type({ type: 'string', pattern: '\\d{4}' }, { type: 'integer' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same type on both sides, or convert in the producer",
      "expected": "an integer",
      "received": "promise of a text",
    }
  `)
})

test('a text is needed: in CSV every value is one, in JSON dates are, in Parquet only texts', () => {
  const types = ['integer', 'boolean', 'date', 'string'] as const
  const refused = (format: string): string[] =>
    types.filter((given) => type({ type: given }, { type: 'string' }, mediumIn(format)))
  expect({ csv: refused('csv'), jsonl: refused('jsonl'), parquet: refused('parquet') }).toEqual({
    csv: [],
    jsonl: ['integer', 'boolean'],
    parquet: ['integer', 'boolean', 'date'],
  })
})
