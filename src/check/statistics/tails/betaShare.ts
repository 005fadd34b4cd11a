import { continuedFraction } from './continuedFraction.ts'
import { logGamma } from './logGamma.ts'

type Shape = [a: number, b: number]

/** The odd and the even terms of the fraction have each their own form. */
function term([a, b]: Shape, x: number, index: number): [number, number] {
  const half = Math.floor(index / 2)
  const at = a + 2 * half
  return index % 2 === 0
    ? [(half * (b - half) * x) / ((at - 1) * at), 1]
    : [(-(a + half) * (a + b + half) * x) / (at * (at + 1)), 1]
}

function below([a, b]: Shape, x: number, rest: number): number {
  const logged = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest)
  return Math.exp(logged) / a / continuedFraction(1, (index) => term([a, b], x, index))
}

/** The share of a beta distribution below `x`, told with `rest`, which is 1 - x, where that is known better. */
export function betaShare([a, b]: Shape, x: number, rest: number = 1 - x): number {
  if (x <= 0) return 0
  if (rest <= 0) return 1
  return x > (a + 1) / (a + b + 2) ? 1 - below([b, a], rest, x) : below([a, b], x, rest)
}
