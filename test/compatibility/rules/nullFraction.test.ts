import { expect, test } from 'vitest'
import { nullFraction } from '../../../src/compatibility/rules/nullFraction.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('a larger share of nulls is a conflict', () => {
  expect(nullFraction({ nullable: true, nullFraction: 0.2 }, { nullable: true, nullFraction: 0.1 }, inCsv))
    .toMatchInlineSnapshot(`
    {
      "advice": "write \`nullFraction: 0.1\` at the producer if it keeps that, or raise it at the consumer",
      "expected": "a share of at most 0.1",
      "received": "promise of nulls in a share of up to 0.2",
    }
  `)
})

test.each<[Column, Column]>([
  [
    { nullable: true, nullFraction: 0.1 },
    { nullable: true, nullFraction: 0.1 },
  ],
  [{ nullable: true }, { nullable: true }],
  [{}, { nullable: true, nullFraction: 0.1 }],
  [{ nullable: true }, {}],
])('%o satisfies %o', (promised, needed) => {
  expect(nullFraction(promised, needed, inCsv)).toBeUndefined()
})

test('nulls without a share may be all there is', () => {
  expect(nullFraction({ nullable: true }, { nullable: true, nullFraction: 0.5 }, inCsv)).toMatchObject({
    received: 'promise of nulls in a share of up to 1',
  })
})
