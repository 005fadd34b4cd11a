import { expect, test } from 'vitest'
import { nullability } from '../../../src/compatibility/rules/nullability.ts'
import { inCsv } from '../../support/medium.ts'

test('nulls where none may be are a conflict', () => {
  expect(nullability({ nullable: true }, { type: 'integer' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "fill the nulls in the producer, or write \`nullable: true\` at the consumer",
      "expected": "an integer",
      "received": "promise of nulls",
      "witness": null,
    }
  `)
})

test.each([
  [{}, {}],
  [{}, { nullable: true }],
  [{ nullable: true }, { nullable: true }],
])('%o satisfies %o', (promised, needed) => {
  expect(nullability(promised, needed, inCsv)).toBeUndefined()
})
