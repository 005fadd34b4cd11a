const word = 2 ** 32
const golden = 0x9e3779b9

function mixed(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97)
  return second ^ (second >>> 15)
}

/** 32 bits for each whole number: a count is all the state there is, so a loop can hold it. */
export const bitsAt = (seed: number, count: number): number =>
  mixed(mixed(Math.imul(count + 1, golden) ^ seed) + seed) >>> 0

/** From 0 up to but not 1, in steps of 2^-53. */
export const fractionAt = (seed: number, count: number): number =>
  ((bitsAt(seed, 2 * count) >>> 5) * 2 ** 26 + (bitsAt(seed, 2 * count + 1) >>> 6)) / 2 ** 53

/** A whole number below another. */
export const below = (size: number, seed: number, count: number): number =>
  size <= word / 1024
    ? Math.floor((bitsAt(seed, count) / word) * size)
    : Math.min(size - 1, Math.floor(fractionAt(seed, count) * size))

/** Puts values into a random order, in place. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(values: T, seed: number): T {
  for (let last = values.length - 1; last > 0; last--) {
    const other = below(last + 1, seed, last)
    const held = values[last]
    values[last] = values[other]
    values[other] = held
  }
  return values
}

/** Whole numbers below `size`, none twice, in a random order: one out of each of as many equal parts. */
export function distinctBelow(size: number, count: number, seed: number): Float64Array {
  const chosen = new Float64Array(count)
  let from = 0
  for (let index = 0; index < count; index++) {
    const to = index === count - 1 ? size : Math.floor(((index + 1) * size) / count)
    chosen[index] = from + below(to - from, seed, index)
    from = to
  }
  return shuffle(chosen, seed ^ golden)
}
