import { continuedFraction } from './continuedFraction.ts'
import { logGamma } from './logGamma.ts'

/** What is below `x`: the sum is quick where `x` is small. */
function head(shape: number, x: number): number {
  let [term, sum] = [1 / shape, 1 / shape]
  for (let index = 1; term > sum * 1e-17; index++) {
    term *= x / (shape + index)
    sum += term
  }
  return sum
}

/** The share of a gamma distribution above `x`: the regularised upper incomplete gamma function. */
export function gammaTail(shape: number, x: number): number {
  if (x <= 0) return 1
  if (x === Infinity) return 0
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) return Math.max(0, 1 - scale * head(shape, x))
  const fraction = continuedFraction(x + 1 - shape, (index) => [index * (shape - index), x + 2 * index + 1 - shape])
  return Math.min(1, scale / fraction)
}
