import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

test('every row comes twice', () => {
  expect(varied('duplicates', [1, 2])).toEqual([[[1, 2, 1, 2]]])
})

test('how often a row is written does not count', () => {
  expect(misfits('duplicates', [wrote([1, 2], { 'out/m.json': 1 }), wrote([2, 1, 2], { 'out/m.json': 2 })])).toEqual([])
})

test('a row that was not there is told', () => {
  expect(misfits('duplicates', [wrote([1]), wrote([1, 5])])).toEqual([
    'out/a.csv: 0 rows less and 1 row more',
    'new    { n: 5 }',
  ])
})
