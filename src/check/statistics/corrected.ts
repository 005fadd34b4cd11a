/** How the p-values of many tests are corrected: one in twenty is below 0.05 by chance alone. */
export type Correction = 'benjaminiHochberg' | 'holm' | 'bonferroni' | 'none'

/** What one p-value of `count` becomes, by its rank from 1, the least first. */
const raised: Record<Correction, (pValue: number, rank: number, count: number) => number> = {
  benjaminiHochberg: (pValue, rank, count) => (pValue * count) / rank,
  holm: (pValue, rank, count) => pValue * (count - rank + 1),
  bonferroni: (pValue, _, count) => pValue * count,
  none: (pValue) => pValue,
}

/** A p-value is never below that of a lesser one; Benjamini and Hochberg go from the greatest down. */
function inOrder(values: number[], correction: Correction): number[] {
  let last = correction === 'benjaminiHochberg' ? 1 : 0
  if (correction === 'benjaminiHochberg')
    return values
      .toReversed()
      .map((value) => (last = Math.min(last, value)))
      .toReversed()
  return values.map((value) => (last = Math.max(last, Math.min(1, value))))
}

/**
 * Corrected p-values, in the order of those given. Benjamini-Hochberg holds the share of false alarms among all alarms,
 * Holm and Bonferroni the chance of a single one.
 */
export function corrected(pValues: readonly number[], correction: Correction = 'benjaminiHochberg'): number[] {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1))
  const values = order.map((index, rank) => raised[correction](pValues[index] ?? 1, rank + 1, pValues.length))
  const made = pValues.map(() => 1)
  for (const [rank, value] of inOrder(values, correction).entries()) made[order[rank] ?? 0] = value
  return made
}
