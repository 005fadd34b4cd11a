import { expect, test } from 'vitest'
import { uniqueness } from '../../src/compatibility/uniqueness.ts'

test('values that may repeat where they may not are a conflict', () => {
  expect(uniqueness({}, { unique: true })).toMatchInlineSnapshot(`
    {
      "advice": "write \`unique: true\` at the producer if it keeps that, or remove it at the consumer",
      "expected": "values that occur once",
      "received": "promise of values that may repeat",
    }
  `)
})

test.each([
  [{}, {}],
  [{ unique: true }, {}],
  [{ unique: true }, { unique: true }],
])('%o satisfies %o', (promised, needed) => {
  expect(uniqueness(promised, needed)).toBeUndefined()
})
