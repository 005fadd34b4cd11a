type Value = [column: number, value: number]

const keyOf = (one: Value, other: Value): string => `${one.join(':')} ${other.join(':')}`

/** The pairs of values of two columns that no row has shown yet. */
function open(sizes: number[]): Set<string> {
  const pairs = new Set<string>()
  for (const [column, size] of sizes.entries())
    for (let other = 0; other < column; other++)
      for (let value = 0; value < size; value++)
        for (let its = 0; its < (sizes[other] ?? 0); its++) pairs.add(keyOf([other, its], [column, value]))
  return pairs
}

/** Rows of indices in which every value of a column meets every value of every other: few rows, though not the fewest. */
export function pairwise(sizes: number[]): number[][] {
  const left = open(sizes)
  const rows: number[][] = []
  const shown = sizes.map(() => 0)
  const most = Math.max(0, ...sizes)
  while (left.size > 0 || rows.length < most) {
    const row: number[] = []
    for (const [column, size] of sizes.entries()) {
      // a value that has been shown least comes first, so that each has its turn where no pair decides
      const first = shown[column] ?? 0
      let [best, gain] = [first % size, -1]
      for (let step = 0; step < size; step++) {
        const value = (first + step) % size
        const wins = row.filter((its, other) => left.has(keyOf([other, its], [column, value]))).length
        if (wins > gain) [best, gain] = [value, wins]
      }
      row.push(best)
      shown[column] = best + 1
    }
    const before = left.size
    for (const [column, value] of row.entries())
      for (let other = 0; other < column; other++) left.delete(keyOf([other, row[other] ?? 0], [column, value]))
    if (left.size === before && rows.length >= most) rows.push(...forced(left, sizes))
    else rows.push(row)
  }
  return rows
}

/** Pairs that no row came to by itself get one each. */
function forced(left: Set<string>, sizes: number[]): number[][] {
  const rows = [...left].map((pair) => {
    const given = new Map(pair.split(' ').map((part) => part.split(':').map(Number) as [number, number])) // as `keyOf` writes them
    return sizes.map((_, column) => given.get(column) ?? 0)
  })
  left.clear()
  return rows
}
