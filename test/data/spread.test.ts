import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { validRows } from '../../src/data/rows.ts'
import { spreadOf } from '../../src/data/spread.ts'
import { numbers } from '../../src/data/numbers.ts'
import type { Column, Distribution, Scalar } from '../../src/model/contract.ts'
import { numericColumns } from '../support/columns.ts'
import { dataset } from '../support/declared.ts'

const some = (column: Column, rows = 20_000): Scalar[] =>
  validRows(dataset({ x: column }), { rows, seed: '', place: 'step.in' }).map(({ x }) => x ?? null)

const numbersOf = (column: Column): number[] => some({ type: 'number', ...column }).map(Number)
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: number[]): number => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}
const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? NaN

test('normal values have the mean and the deviation that are told', () => {
  const values = numbersOf({ distribution: { normal: { mean: 50, std: 5 } } })
  expect(Math.abs(mean(values) - 50)).toBeLessThan(0.2)
  expect(Math.abs(deviation(values) - 5)).toBeLessThan(0.2)
  expect(Math.abs(at(values, 0.025) - 40.2)).toBeLessThan(0.5)
})

test('without a mean normal values lie in the middle of their bounds', () => {
  const values = numbersOf({ minimum: 0, maximum: 60, distribution: 'normal' })
  expect(Math.abs(mean(values) - 30)).toBeLessThan(0.5)
  expect(Math.abs(deviation(values) - 10)).toBeLessThan(0.5)
})

test('the logarithms of lognormal values are normal', () => {
  const values = numbersOf({ distribution: { lognormal: { mean: 2, std: 0.5 } } })
  expect(Math.abs(at(values, 0.5) - Math.exp(2))).toBeLessThan(0.2)
  expect(Math.abs(deviation(values.map(Math.log)) - 0.5)).toBeLessThan(0.05)
  expect(numbersOf({ distribution: 'lognormal' }).every((value) => value >= 0)).toBe(true)
})

test('the second of zipf values is half as frequent as the first', () => {
  const members = Array.from({ length: 100 }, (_, index) => `m${index}`)
  const values = some({ enum: members, distribution: 'zipf' })
  const count = (member: string): number => values.filter((value) => value === member).length
  expect(count('m0')).toBeGreaterThan(count('m1') * 1.4)
  expect(count('m1')).toBeGreaterThan(count('m9') * 2)
  const steep = some({ enum: members, distribution: { zipf: { exponent: 3 } } })
  expect(steep.filter((value) => value === 'm0').length).toBeGreaterThan(12_000)
})

test('quantiles stand at equal shares of the rows', () => {
  const values = numbersOf({ distribution: { quantiles: [0, 1, 10, 100, 1000] } })
  expect([0.25, 0.5, 0.75].map((share) => Math.round(Math.log10(at(values, share))))).toEqual([0, 1, 2])
  expect(values.every((value) => value >= 0 && value <= 1000)).toBe(true)
})

test('members occur as often as their weights say', () => {
  const values = some({ enum: ['a', 'b', 'c'], distribution: { weights: { a: 9, b: 1 } } })
  const share = (member: string): number => values.filter((value) => value === member).length / values.length
  expect([share('a'), share('b')].map((each) => Math.round(each * 20) / 20)).toEqual([0.9, 0.1])
  expect(share('c')).toBe(0)
})

const distributions: Distribution[] = [
  'uniform',
  'normal',
  'lognormal',
  'zipf',
  { normal: { mean: 0, std: 1 } },
  { normal: { mean: 1e12, std: 1e-3 } },
  { lognormal: { mean: 3, std: 2 } },
  { zipf: { exponent: 1.5 } },
  { zipf: { exponent: 0.5 } },
  { quantiles: [-1e12, 0, 1e12] },
  { quantiles: [5] },
]

test('whatever the distribution, no value is out of bounds', () => {
  let ran = 0
  const property = fc.property(
    numericColumns,
    fc.constantFrom(...distributions),
    fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    (column, distribution, share) => {
      const domain = numbers(column, 100)
      const spread = domain && spreadOf(distribution, domain)
      const index = domain && spread ? spread(share) : 0
      const { low, high } = domain && spread ? domain : { low: 0, high: 0 }
      expect([Number.isInteger(index), index >= low, index <= high]).toEqual([true, true, true])
      ran++
    },
  )
  fc.assert(property, { numRuns: 2000, seed: 1 })
  expect(ran).toBe(2000)
})
