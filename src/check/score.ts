import type { Check } from '../model/check.ts'
import type { Failure } from './failures.ts'

/** A check, and the share of rows or documents that pass it. */
export interface Part {
  check: Check
  share: number
}

/** What a check counts for. */
const weights = { error: 1, warning: 0.5 }

/** What is not counted, or not among these rows, is broken as a whole. */
function passing({ violation: { count, of }, total }: Failure): number {
  const isShare = count !== undefined && count > 0 && of === undefined
  return isShare && total > 0 ? Math.max(0, 1 - count / total) : 0
}

/** How each check was kept by a table with these columns, of which those that failed are known. */
export function partsOf(checks: Check[], failures: Failure[], columns: string[]): Part[] {
  return checks.map((check) => {
    const names = [check.column ?? [], check.columns ?? []].flat()
    const lacking = new Set(names.filter((name) => !columns.includes(name)))
    const broken = failures.filter(
      ({ check: failed, violation }) =>
        failed === check || (violation.column !== undefined && lacking.has(violation.column)),
    )
    return { check, share: Math.min(1, ...broken.map(passing)) }
  })
}

/** The score of a dataset, from 0 to 1: the weighted mean of its checks, times the share of its files that can be read. */
export function scoreOf(parts: Part[], readable: number): number {
  let [kept, all] = [0, 0]
  for (const { check, share } of parts) {
    const weight = weights[check.call?.severity ?? 'error']
    kept += weight * share
    all += weight
  }
  return readable * (all === 0 ? 1 : kept / all)
}
