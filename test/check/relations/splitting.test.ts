import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

test('the first run gets the larger half', () => {
  expect(varied('splitting', [1, 2, 3])).toEqual([[[1, 2]], [[3]]])
})

test('both halves together are the whole', () => {
  expect(misfits('splitting', [wrote([1, 2, 3]), wrote([3]), wrote([2, 1])])).toEqual([])
  expect(misfits('splitting', [wrote([1, 2, 3]), wrote([3]), wrote([2])])).toEqual([
    'out/a.csv: 0 rows less and 1 row more',
    'new    { n: 1 }',
  ])
})
