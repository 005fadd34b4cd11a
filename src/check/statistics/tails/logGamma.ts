const terms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360]

/** The logarithm of the gamma function of a number above 0, by Stirling's series, which is exact enough from 10 on. */
export function logGamma(number: number): number {
  let [x, below] = [number, 1]
  for (; x < 10; x++) below *= x
  const series = terms.reduceRight((sum, term) => sum / (x * x) + term, 0) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - Math.log(below)
}
