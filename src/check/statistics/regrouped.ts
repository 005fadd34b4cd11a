import { totalOf, type Pair } from './paired.ts'

const fewest = 5
const mostRare = 0.2

/** How many values one would expect of a category on the smaller side. */
function expectedOf([reference, current]: Pair): number[] {
  const [first, second] = [totalOf(reference), totalOf(current)]
  const share = Math.min(first, second) / (first + second)
  return reference.map((count, index) => (count + (current[index] ?? 0)) * share)
}

function sideOf(counts: number[], isRare: boolean[]): number[] {
  const rare = totalOf(counts.filter((_, index) => isRare[index]))
  return [...counts.filter((_, index) => !isRare[index]), rare]
}

/**
 * Puts rare categories together, so that chi-square holds: those of which fewer than 5 are expected on a side become one,
 * where they are more than a fifth of all or of one of them less than 1 is expected. Where less than 1 is expected of that
 * one too, it is left out.
 */
export function regrouped(pair: Pair): Pair {
  const expected = expectedOf(pair)
  const isRare = expected.map((count) => count < fewest)
  const rare = expected.filter((count) => count < fewest)
  if (rare.length <= expected.length * mostRare && rare.every((count) => count >= 1)) return pair
  const end = totalOf(rare) >= 1 ? undefined : -1
  return [sideOf(pair[0], isRare).slice(0, end), sideOf(pair[1], isRare).slice(0, end)]
}
