import { expect, test } from 'vitest'
import { range } from '../../../src/compatibility/rules/range.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('a wider promise than is needed is a conflict', () => {
  expect(range({ type: 'number' }, { type: 'number', minimum: 0 }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "narrow the promise of the producer, or widen the need of the consumer",
      "expected": "a number of at least 0",
      "received": "promise of a number",
      "witness": -0.5,
    }
  `)
})

test.each<[Column, Column]>([
  [{ minimum: 0 }, { minimum: 0 }],
  [{ minimum: 0, maximum: 1 }, { minimum: -1 }],
  [{ exclusiveMinimum: 0 }, { minimum: 0 }],
  [{ type: 'integer', exclusiveMinimum: 0 }, { minimum: 1 }],
  [
    { type: 'integer', minimum: 1, maximum: 9, multipleOf: 4 },
    { minimum: 4, maximum: 8 },
  ],
  [{ type: 'integer', multipleOf: 10 }, { multipleOf: 5 }],
  [{ enum: [1, 2] }, { maximum: 2 }],
  [{ const: 0 }, { minimum: 0 }],
  [{ type: 'boolean' }, {}],
])('%o satisfies %o', (promised, needed) => {
  expect(range({ type: 'number', ...promised }, needed, inCsv)).toBeUndefined()
})

test.each<[Column, Column, number]>([
  [{ minimum: 0 }, { exclusiveMinimum: 0 }, 0],
  [{ exclusiveMinimum: 0, exclusiveMaximum: 0.3 }, { maximum: 0.2 }, 0.25],
  [{ type: 'integer', multipleOf: 5, minimum: 3 }, { minimum: 6 }, 5],
  [{ type: 'integer', multipleOf: 5 }, { multipleOf: 10 }, -5],
  [{ type: 'integer' }, { multipleOf: 2 }, -1],
  [{ enum: [1, 20] }, { maximum: 10 }, 20],
  [{ const: 7 }, { maximum: 6 }, 7],
])('%o does not satisfy %o, as %s shows', (promised, needed, witness) => {
  expect(range({ type: 'number', ...promised }, needed, inCsv)).toMatchObject({ witness })
})
