import { sorted, type Numbers } from '../statistics/sorted.ts'
import type { Label } from './classification.ts'

/**
 * The area under the ROC curve: how often a row of the class scores higher than another row, a tie being half. Rows
 * without a label or a finite score do not count; without rows of both kinds there is no area.
 */
export function auc(labels: readonly Label[], scores: Numbers, positive: Label): number | undefined {
  const scoresOf = (isOf: boolean): Float64Array =>
    sorted(labels.map((label, row) => ((label ?? null) !== null && (label === positive) === isOf ? scores[row] : null)))
  const [inside, outside] = [scoresOf(true), scoresOf(false)]
  if (inside.length === 0 || outside.length === 0) return undefined
  let [below, upTo, won] = [0, 0, 0]
  for (const score of inside) {
    while ((outside[below] ?? Infinity) < score) below++
    while ((outside[upTo] ?? Infinity) <= score) upTo++
    won += (below + upTo) / 2
  }
  return won / inside.length / outside.length
}
