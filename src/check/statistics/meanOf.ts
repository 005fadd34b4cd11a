import type { Numbers } from './sorted.ts'

/** The mean of the values that are there, and the sum of the squares of their distances from it; 0 without any. */
export interface Mean {
  count: number
  mean: number
  squares: number
}

/** A spread, or a distance, of so small a part of the unit is rounding. */
export const rounding = 1e-12

/** In a unit of its own, twice: distances from a first mean lose no digits where values are large and near each other. */
export function meanOf(values: Numbers, unit: number): Mean {
  let [count, sum, rest, squares] = [0, 0, 0, 0]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    count++
    sum += Number(value) / unit
  }
  if (count === 0) return { count, mean: 0, squares }
  const near = sum / count
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    const away = Number(value) / unit - near
    rest += away
    squares += away * away
  }
  const left = squares - (rest * rest) / count
  return { count, mean: near + rest / count, squares: left > count * rounding ** 2 ? left : 0 }
}

/** The largest value without its sign. */
export function largestOf(...sides: Numbers[]): number {
  let largest = 0
  for (const values of sides)
    for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(Number(value)))
  return largest
}

/** The power of two below: in this unit no square is too great or too small, and dividing by it loses no digit. */
export const unitOf = (largest: number): number =>
  largest > 0 ? 2 ** Math.min(1023, Math.floor(Math.log2(largest))) : 1
