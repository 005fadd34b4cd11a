/** How likely Kolmogorov's limit is at least `x`: one series is quick where it is large, the other where it is small. */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1
  let sum = 0
  if (x > 1) {
    for (let k = 1; k < 20; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * (k * x) ** 2)
    return sum
  }
  for (let k = 1; k < 20; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * x * x))
  return 1 - (Math.sqrt(2 * Math.PI) / x) * sum
}
