import { expect, test } from 'vitest'
import { sampled } from '../../src/data/sampled.ts'

test('gives values that a column allows, the same ones every time', () => {
  const values = sampled({ type: 'string', pattern: '[A-C]{2}' })
  expect(values.length).toBeGreaterThan(20)
  expect(values.filter((value) => !/^[A-C]{2}$/.test(String(value)))).toEqual([])
  expect(sampled({ type: 'string', pattern: '[A-C]{2}' })).toEqual(values)
})

test('gives none where a column allows none', () => {
  expect(sampled({ type: 'integer', minimum: 0.2, maximum: 0.8 })).toEqual([])
})
