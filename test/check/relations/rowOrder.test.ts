import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

test('the rows are turned round, and torn apart', () => {
  expect(varied('rowOrder', [1, 2, 3, 4])).toEqual([[[4, 3, 2, 1]], [[1, 3, 2, 4]]])
})

test('the order of what is written does not count, nor do the last digits of sums', () => {
  expect(misfits('rowOrder', [wrote([1, 0.1 + 0.2]), wrote([0.3, 1])])).toEqual([])
})

test('a row that is another is told, and a number of a document', () => {
  const [first, other] = [wrote([1, 2], { 'out/m.json': { a: [1] } }), wrote([1, 3], { 'out/m.json': { a: [2] } })]
  expect(misfits('rowOrder', [first, other])).toEqual([
    'out/a.csv: 1 row less and 1 row more',
    'lost   { n: 2 }',
    'new    { n: 3 }',
    'out/m.json: other value at `/a/0`',
  ])
})
