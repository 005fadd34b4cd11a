import * as fc from 'fast-check'
import type { Row } from '../../src/model/data.ts'
import { namedCheckLaws } from './namedCheck.ts'
import { numberOf, numbers, tables, valuesOf } from './cells.ts'

const columns = { amount: { type: 'number' } } as const
const bound = fc.integer({ min: -4, max: 4 })

interface AggregateLaw {
  name: 'mean' | 'median' | 'sum' | 'std'
  /** The same in memory; null where there is none. */
  of(values: number[]): number | null
  passing: { min: number; max: number }
  failing: { min: number }
  shown: string
}

const rows: Row[] = [{ amount: 1 }, { amount: 3 }, { amount: null }]

/** What holds for each check of one number that stands for a column. */
export function aggregateLaws({ name, of, passing, failing, shown }: AggregateLaw): void {
  namedCheckLaws(name, {
    columns,
    examples: fc.record({
      options: fc
        .record({ min: name === 'std' ? fc.nat({ max: 4 }) : bound, width: fc.nat({ max: 8 }) })
        .map(({ min, width }) => ({ columns: 'amount', min, max: min + width })),
      rows: tables({ amount: numbers }),
    }),
    wrong({ options: { min = -Infinity, max = Infinity }, rows: all }) {
      const value = of(valuesOf(all, 'amount').map((text) => numberOf(text) ?? 0))
      return value !== null && !(value >= min && value <= max)
    },
    passing: { options: { columns: 'amount', ...passing }, rows },
    failing: { options: { columns: 'amount', ...failing }, rows },
    needs: ['amount'],
    shown,
  })
}

/** The value that a share of the numbers does not exceed, in a line between two of them. */
export function quantileIn(values: number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (low === undefined || high === undefined) return null
  if (values.some(Number.isNaN)) return NaN
  const part = at - Math.floor(at)
  return low === high ? low : low * (1 - part) + high * part
}

/** The standard deviation of a sample. */
export function deviationOf(values: number[]): number | null {
  if (values.length < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}
