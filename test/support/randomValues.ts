/** From 0 up to but not 1, the same each time. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

export const times = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index))

/** Normal values. */
export const bell = (size: number, random: () => number, middle = 0): Float64Array =>
  Float64Array.from(
    { length: size },
    () => middle + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  )

/** Values of which some are far out. */
export const heavy = (size: number, random: () => number): Float64Array =>
  Float64Array.from({ length: size }, () => Math.tan(Math.PI * (random() - 0.5)))

interface Spread {
  rows: number
  kinds: number
  steep?: number
}

/** How often each of some categories comes, the first ones more often the steeper it is. */
export function categories(random: () => number, { rows, kinds, steep = 1 }: Spread): Map<string, number> {
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) {
    const name = `kind ${Math.floor(random() ** steep * kinds)}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
