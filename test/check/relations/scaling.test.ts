import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

const options = { column: 'raw.n', by: 100, changes: { 'out.n': 10 } }

test('the numbers of the column are multiplied, nulls stay', () => {
  expect(varied('scaling', [1, null, '2.5'], options)).toEqual([[[100, null, 250]]])
  expect(varied('scaling', [1], { column: 'other.n', by: 100 })).toEqual([[[1]]])
})

test('the output is to be multiplied as declared', () => {
  expect(misfits('scaling', [wrote([1, null]), wrote([10, null])], options)).toEqual([])
  expect(misfits('scaling', [wrote([1]), wrote([1])], options)).toEqual([
    'out/a.csv: 1 row less and 1 row more',
    'lost   { n: 10 }',
    'new    { n: 1 }',
  ])
})

test('numbers that are told apart by their last digits alone are one, also where rounding turns', () => {
  const many = { column: 'raw.n', by: 10, changes: { 'out.n': 10 } }
  expect(misfits('scaling', [wrote([686657.9805]), wrote([6866579.804999999])], many)).toEqual([])
  expect(misfits('scaling', [wrote([686657.9805]), wrote([6866579.9])], many)).toHaveLength(3)
})
