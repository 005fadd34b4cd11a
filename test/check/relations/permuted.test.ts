import { expect, test } from 'vitest'
import { misfits, varied, wrote } from '../../support/related.ts'

const options = { column: 'raw.n', metric: 'm.json#auc' }
const scored = (auc: unknown) => wrote([], { 'out/m.json': { auc } })

test('the values are moved by half of the rows', () => {
  expect(varied('permuted', [1, 2, 3], options)).toEqual([[[3, 1, 2]]])
})

test('a metric that does not change is told, and one that is not there', () => {
  expect(misfits('permuted', [scored(0.9), scored(0.5)], options)).toEqual([])
  expect(misfits('permuted', [scored(0.9), scored(0.9)], options)).toEqual([
    'out/m.json: `0.9` at `m.json#auc` both times',
  ])
  expect(misfits('permuted', [scored('high'), scored(0.9)], options)).toEqual(['out/m.json: no number at `m.json#auc`'])
  expect(misfits('permuted', [wrote([]), wrote([])], options)).toEqual(['m.json: no number at `m.json#auc`'])
})
