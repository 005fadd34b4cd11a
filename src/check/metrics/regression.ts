import type { Numbers } from '../statistics/sorted.ts'

/** The mean of what is made of the errors: rows where a side is no finite number do not count, without rows there is none. */
function meanError(truth: Numbers, predictions: Numbers, of: (error: number) => number): number | undefined {
  let [count, sum] = [0, 0]
  for (const [row, value] of truth.entries()) {
    const error = (predictions[row] ?? Number.NaN) - (value ?? Number.NaN)
    if (!Number.isFinite(error)) continue
    count++
    sum += of(error)
  }
  return count > 0 ? sum / count : undefined
}

/** The mean size of the error. */
export const mae = (truth: Numbers, predictions: Numbers): number | undefined => meanError(truth, predictions, Math.abs)

/** The square root of the mean squared error, which great errors weigh on. */
export function rmse(truth: Numbers, predictions: Numbers): number | undefined {
  const mean = meanError(truth, predictions, (error) => error * error)
  return mean === undefined ? undefined : Math.sqrt(mean)
}
