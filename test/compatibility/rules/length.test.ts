import { expect, test } from 'vitest'
import { length } from '../../../src/compatibility/rules/length.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('longer texts than are needed are a conflict', () => {
  expect(length({ type: 'string', maxLength: 9 }, { type: 'string', maxLength: 3 }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "narrow the lengths of the producer, or widen those of the consumer",
      "expected": "a text of at most 3 characters",
      "received": "promise of a text of at most 9 characters",
      "witness": "xxxxxxxxx",
    }
  `)
})

test.each<[Column, Column]>([
  [
    { minLength: 2, maxLength: 3 },
    { minLength: 1, maxLength: 3 },
  ],
  [{ enum: ['ab'] }, { maxLength: 2 }],
  [{}, {}],
])('%o satisfies %o', (promised, needed) => {
  expect(length(promised, needed, inCsv)).toBeUndefined()
})

test.each<[Column, Column, string]>([
  [{ type: 'string' }, { minLength: 1 }, ''],
  [{ minLength: 20 }, { maxLength: 20 }, 'x'.repeat(21)],
  [{ enum: ['a', 'abc'] }, { maxLength: 2 }, 'abc'],
])('%o does not satisfy %o, as `%s` shows', (promised, needed, witness) => {
  expect(length(promised, needed, inCsv)).toMatchObject({ witness })
})
