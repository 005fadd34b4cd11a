import { expect, test } from 'vitest'
import { nearest } from '../../src/shared/nearest.ts'

test.each([
  ['colums', ['rows', 'columns', 'file'], 'columns'],
  ['ID', ['name', 'id'], 'id'],
  ['amount-usd', ['amount', 'amountUsd'], 'amountUsd'],
  ['prepocess', ['train', 'preprocess'], 'preprocess'],
  ['train.csv', ['trains.csv', 'test.csv'], 'trains.csv'],
  ['金額合計', ['金額合訂', 'amount'], '金額合訂'],
])('`%s` among %o was meant to be `%s`', (name, known, meant) => {
  expect(nearest(name, known)).toBe(meant)
})

test.each([
  ['x', ['a', 'b']],
  ['id', ['qty']],
  ['abc', ['xyz']],
  ['金額', ['ab', '']],
  ['timeout', ['columns', 'rows']],
  ['anything', []],
])('`%s` among %o was meant to be none of them', (name, known) => {
  expect(nearest(name, known)).toBeUndefined()
})
