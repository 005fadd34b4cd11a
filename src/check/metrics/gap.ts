/** How many rows of a group are, or are not, positive, and are predicted to be so or not. */
export interface Outcome {
  group: string
  label: boolean
  prediction: boolean
  count: number
}

/** The share of positive predictions among the rows of a group. */
export interface GroupRate {
  group: string
  rate: number
  rows: number
}

/** How far the groups of the least and of the greatest rate are apart; the groups stand in order of their rates. */
export interface Gap {
  difference: number
  groups: GroupRate[]
}

/** Groups without rows do not count; fewer than two are not apart. */
export function gap(outcomes: readonly Outcome[]): Gap {
  const counts = new Map<string, { rows: number; positive: number }>()
  for (const { group, prediction, count } of outcomes) {
    const { rows, positive } = counts.get(group) ?? { rows: 0, positive: 0 }
    if (count > 0) counts.set(group, { rows: rows + count, positive: positive + (prediction ? count : 0) })
  }
  const groups = Array.from(counts, ([group, { rows, positive }]) => ({ group, rate: positive / rows, rows }))
  groups.sort((a, b) => a.rate - b.rate)
  return { difference: (groups.at(-1)?.rate ?? 0) - (groups[0]?.rate ?? 0), groups }
}
