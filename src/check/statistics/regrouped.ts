import { totalOf, type Pair } from './paired.ts'

const fewest = 5
const mostRare = 0.2

/** How many values one would expect of a category on the smaller side. */
function expectedOf([reference, current]: Pair): number[] {
  const [first, second] = [totalOf(reference), totalOf(current)]
  const share = Math.min(first, second) / (first + second)
  return reference.map((count, index) => (count + (current[index] ?? 0)) * share)
}

function merged([reference, current]: Pair, isRare: boolean[]): Pair {
  const side = (counts: number[]): number[] => [
    ...counts.filter((_, index) => !isRare[index]),
    totalOf(counts.filter((_, index) => isRare[index])),
  ]
  return [side(reference), side(current)]
}

/**
 * Puts rare categories together, so that chi-square holds: those of which fewer than 5 are expected on a side become one,
 * where they are more than a fifth of all or of one of them less than 1 is expected. What is still rare then joins the
 * next rarest.
 */
export function regrouped(pair: Pair): Pair {
  const expected = expectedOf(pair)
  const isRare = expected.map((count) => count < fewest)
  const rare = isRare.filter(Boolean).length
  if (rare <= expected.length * mostRare && expected.every((count) => count >= 1)) return pair
  const once = merged(pair, isRare)
  const left = expectedOf(once)
  const rest = left.pop() ?? 0
  if (rest >= fewest || left.length === 0) return once
  const next = left.indexOf(Math.min(...left))
  return merged(once, [...left.map((_, index) => index === next), true])
}
