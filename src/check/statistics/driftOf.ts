import { corrected, type Correction } from './corrected.ts'
import type { Values } from './countsOf.ts'
import { drifts, type DriftOptions } from './drift.ts'
import { judged, type Drift } from './judged.ts'

/** One of the columns that are compared. */
export interface ComparedColumn extends DriftOptions {
  column: string
  reference: Values
  current: Values
}

export interface ColumnDrift extends Drift {
  column: string
}

/**
 * The drift of many columns: one line for the values of each, and one for its missing values where there are any. The
 * p-values of all tests are corrected together, for else one column in twenty would drift by chance; distances stay as
 * they are.
 */
export function driftOf(
  columns: readonly ComparedColumn[],
  correction: Correction = 'benjaminiHochberg',
): ColumnDrift[] {
  const found = columns.flatMap(({ column, reference, current, ...options }) =>
    drifts(reference, current, options).map((drift): ColumnDrift => ({ ...drift, column })),
  )
  const tests = found.filter(({ pValue }) => pValue !== undefined)
  const pValues = corrected(
    tests.map(({ pValue = 1 }) => pValue),
    correction,
  )
  const after = new Map(tests.map((test, index) => [test, pValues[index] ?? 1]))
  return found.map((each) => {
    const pValue = after.get(each)
    return pValue === undefined ? each : { ...judged({ ...each, pValue }), column: each.column }
  })
}
