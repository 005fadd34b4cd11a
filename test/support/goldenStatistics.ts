import golden from '../fixtures/statistics/golden.json' with { type: 'json' }

interface Sides {
  reference: number[]
  current: number[]
}

/** How samples are made that are too long to be written down. */
const made = ([size = 0, step = 0, of = 1]: number[]): number[] =>
  Array.from({ length: size }, (_, index) => ((index * step) % of) / of)

/** Two sides of numbers, and what scipy says of them. */
export const numberCases = golden.numbers.map(({ recipe, reference, current, ...expected }) => ({
  ...expected,
  reference: reference ?? made(recipe?.[0] ?? []),
  current: current ?? made(recipe?.[1] ?? []),
}))

/** Two sides of categories, and what scipy says of them. */
export const categoryCases = golden.categories

export const { proportions: proportionCases, corrections: correctionCases, tails } = golden

/** Counts under the names of their places. */
export const named = (counts: number[]): Map<string, number> =>
  new Map(counts.map((count, index) => [`category ${index}`, count]))

export const sides = ({ reference, current }: Sides): [Map<string, number>, Map<string, number>] => [
  named(reference),
  named(current),
]

/** Stands in an expectation for a number that is near in proportion, and near as such where it is about nothing. */
export function near(expected: number | undefined, within = 1e-9): unknown {
  const wanted = expected ?? Number.NaN
  const most = Math.max(within * Math.abs(wanted), within * 1e-3)
  return {
    asymmetricMatch: (actual: number): boolean => Math.abs(actual - wanted) <= most,
    toString: () => `near ${wanted}`,
    toAsymmetricMatcher: () => `near ${wanted}`,
  }
}
