const least = 1e-300
const away = (value: number): number => (Math.abs(value) < least ? least : value)

/** `b0 + a1 / (b1 + a2 / (b2 + …))` by Lentz's method, until a term changes no more than the last digit. */
export function continuedFraction(first: number, term: (index: number) => [a: number, b: number]): number {
  let value = away(first)
  let [above, below] = [value, 0]
  for (let index = 1; index < 1e6; index++) {
    const [a, b] = term(index)
    below = 1 / away(b + a * below)
    above = away(b + a / above)
    value *= above * below
    if (Math.abs(above * below - 1) < 1e-15) break
  }
  return value
}
