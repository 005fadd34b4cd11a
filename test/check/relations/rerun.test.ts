import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

test('it runs again where it has run', () => {
  expect(varied('rerun', [1])).toBe('again')
})

test('what is there twice is told', () => {
  expect(misfits('rerun', [wrote([1]), wrote([1])])).toEqual([])
  expect(misfits('rerun', [wrote([1]), wrote([1, 1])])).toEqual([
    'out/a.csv: 0 rows less and 1 row more',
    'new    { n: 1 }',
  ])
})
