const word = 2 ** 32
const golden = 0x9e3779b9

interface Even {
  low: number
  size: number
  units: number
  per: number
}

function mixed(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97)
  return second ^ (second >>> 15)
}

/** How far one state is from the next: every seed goes its own way. */
const strideOf = (seed: number): number => mixed(seed ^ golden) | 1

/** 32 bits for each whole number: a count is all the state there is. */
export const bitsAt = (seed: number, count: number): number =>
  mixed((Math.imul(count, strideOf(seed)) + seed) | 0) >>> 0

/** `size` numbers from `low` on, times a fraction, for each row: the state stays in the loop, for a call would take longer than the number. */
export function fillEvenly(made: Float64Array, seed: number, { low, size, units, per }: Even): void {
  const [stride, scale] = [strideOf(seed), size / word]
  let state = seed
  for (let row = 0; row < made.length; row++) {
    made[row] = ((low + Math.floor((mixed(state) >>> 0) * scale)) * units) / per
    state = (state + stride) | 0
  }
}

/** From 0 up to but not 1, in steps of 2^-53. */
export const fractionAt = (seed: number, count: number): number =>
  ((bitsAt(seed, 2 * count) >>> 5) * 2 ** 26 + (bitsAt(seed, 2 * count + 1) >>> 6)) / 2 ** 53

/** So few numbers that 32 bits tell them apart evenly. */
export const isSmall = (size: number): boolean => size <= word / 1024

/** A whole number below another. */
export const below = (size: number, seed: number, count: number): number =>
  isSmall(size)
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
