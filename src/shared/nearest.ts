function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current[j] = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1)
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The name among `known` that `name` was most likely meant to be, if at least half of it is the same. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, cost: distance(plain(name), plain(candidate)) }))
    .toSorted((a, b) => a.cost - b.cost)
  const best = ranked[0]
  if (!best) return undefined
  const longer = Math.max(plain(name).length, plain(best.candidate).length)
  return best.cost <= Math.min(Math.max(2, name.length / 3), longer / 2) ? best.candidate : undefined
}
