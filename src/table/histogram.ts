import type { ColumnProfile } from '../model/table.ts'

type Histogram = NonNullable<ColumnProfile['histogram']>

const bins = 20

/** Where the bins from one number to another begin and end. */
export function boundsOf(min: number, max: number): number[] {
  if (min === max) return [min, max]
  return Array.from({ length: bins + 1 }, (_, index) => (index === bins ? max : min + ((max - min) / bins) * index))
}

/** Counts values between bounds at equal distances. */
export function histogramOf(values: number[]): Histogram {
  const [min, max] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const bounds = boundsOf(min, max)
  const counts = bounds.slice(1).map(() => 0)
  for (const value of values) {
    const bin = min === max ? 0 : Math.min(counts.length - 1, Math.floor(((value - min) / (max - min)) * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { bounds, counts }
}

/** The share of values below a number, told from the values at equal steps of the share. */
function shareBelow(bound: number, quantiles: number[]): number {
  const above = quantiles.findIndex((value) => value >= bound)
  if (above <= 0) return above === 0 ? 0 : 1
  const [low = 0, high = 0] = [quantiles[above - 1], quantiles[above]]
  return (above - 1 + (bound - low) / (high - low)) / (quantiles.length - 1)
}

/** The same in shares of all values, told from quantiles. */
export function spread(quantiles: number[]): Histogram {
  const bounds = boundsOf(quantiles[0] ?? 0, quantiles.at(-1) ?? 0)
  const shares = bounds.map((bound, index) => (index === bounds.length - 1 ? 1 : shareBelow(bound, quantiles)))
  return { bounds, counts: shares.slice(1).map((share, index) => share - (shares[index] ?? 0)) }
}

/** The bin of a number in SQL; the last bound is in the last bin. */
export const binOf = (number: string, min: number, max: number): string =>
  min === max
    ? `CASE WHEN ${number} IS NOT NULL THEN 0 END`
    : `least(${bins - 1}, floor(((${number} - (${min})) / (${max - min})) * ${bins}))`

/** What was counted by the bin, bin after bin. */
export function countsIn(bounds: number[], counted: unknown[][]): number[] {
  const known = new Map(counted.map(([bin, count]) => [bin === null ? -1 : Number(bin), Number(count)]))
  return bounds.slice(1).map((_, bin) => known.get(bin) ?? 0)
}
