import { types } from 'node:util'
import type { Numbers } from './sorted.ts'

/** How often each category is there, `null` being none; counts that are not above 0 are left out. */
export type Counts = ReadonlyMap<string | null, number> | Readonly<Record<string, number>>

/** One side of a column. */
export type Values = Numbers | Counts

export const isNumbers = (values: Values): values is Numbers => Array.isArray(values) || ArrayBuffer.isView(values)

function entriesOf(values: Values): Iterable<[string | null, number]> {
  if (isNumbers(values)) {
    const counts = new Map<number | null, number>()
    for (const value of values) {
      const number = Number.isFinite(value) ? Number(value) : null
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    return Array.from(counts, ([number, count]) => [number === null ? null : String(number), count])
  }
  // a Map of another realm, as in a worker, is no instance of ours
  return types.isMap(values) ? values : Object.entries(values)
}

/** The categories of one side and how many of its rows are none; numbers are categories by their values. */
export function countsOf(values: Values): { counts: Map<string, number>; present: number; missing: number } {
  const counts = new Map<string, number>()
  let [present, missing] = [0, 0]
  for (const [name, count] of entriesOf(values)) {
    if (!(count > 0 && count < Infinity)) continue
    if (name === null) missing += count
    else {
      counts.set(name, count)
      present += count
    }
  }
  return { counts, present, missing }
}
