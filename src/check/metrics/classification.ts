/** What a row is, or is said to be; a row where either is `null` does not count. */
export type Label = string | number | boolean | null | undefined

/** How many rows were said to be of a class and were, were said to be and were not, and were without being said to be. */
interface Hits {
  found: number
  invented: number
  missed: number
}

function hitsOf(labels: readonly Label[], predictions: readonly Label[], positive: Label): Hits {
  const hits: Hits = { found: 0, invented: 0, missed: 0 }
  for (const [row, label] of labels.entries()) {
    const prediction = predictions[row] ?? null
    if ((label ?? null) === null || prediction === null) continue
    if (label === positive && prediction === positive) hits.found++
    else if (prediction === positive) hits.invented++
    else if (label === positive) hits.missed++
  }
  return hits
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Which share of the rows that are said to be of a class is of it; 0 where none is said to be. */
export function precision(labels: readonly Label[], predictions: readonly Label[], positive: Label): number {
  const { found, invented } = hitsOf(labels, predictions, positive)
  return share(found, found + invented)
}

/** Which share of the rows of a class is said to be of it; 0 where there is none. */
export function recall(labels: readonly Label[], predictions: readonly Label[], positive: Label): number {
  const { found, missed } = hitsOf(labels, predictions, positive)
  return share(found, found + missed)
}

/** The harmonic mean of precision and recall; 0 where both are. */
export function f1(labels: readonly Label[], predictions: readonly Label[], positive: Label): number {
  const { found, invented, missed } = hitsOf(labels, predictions, positive)
  return share(2 * found, 2 * found + invented + missed)
}
