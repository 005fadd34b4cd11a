import { expect, test } from 'vitest'
import { order } from '../../../src/compatibility/rules/order.ts'
import { pairOf } from '../../support/medium.ts'

const given = { label: {}, id: {}, amount: {} }
const wanted = { label: {}, amount: {} }
const swapped = { amount: {}, label: {} }
const ordered = { ordered: true }

test('another order is a conflict, and so is any', () => {
  expect(order(pairOf([given, swapped], [ordered, ordered]))).toMatchInlineSnapshot(`
    [
      {
        "advice": "write them in this order",
        "expected": "the order \`amount\` and \`label\`",
        "received": "promise of columns in the order \`label\` and \`amount\`",
        "shape": {},
      },
    ]
  `)
  expect(order(pairOf([given, wanted], [{}, ordered]))).toMatchInlineSnapshot(`
    [
      {
        "advice": "write \`ordered: true\` at the producer if it keeps that",
        "expected": "the order \`label\` and \`amount\`",
        "received": "promise of columns in any order",
        "shape": {
          "isReversed": true,
        },
      },
    ]
  `)
})

test('the same order is none, nor is one that does not count', () => {
  expect(order(pairOf([given, wanted], [ordered, ordered]))).toEqual([])
  expect(order(pairOf([given, swapped]))).toEqual([])
  expect(order(pairOf([{ label: {} }, { label: {} }], [{}, ordered]))).toEqual([])
})

test('without a header the order counts: the label first', () => {
  const csv = { header: false }
  expect(order(pairOf([swapped, wanted], [{ csv }, { csv }]))).toHaveLength(1)
  expect(order(pairOf([wanted, wanted], [{ csv }, { csv }]))).toEqual([])
})
