import { countsOf, isNumbers, type Values } from './countsOf.ts'
import { sorted } from './sorted.ts'

/** What a statistic gives for the reference against itself. */
export interface Noise {
  mean: number
  /** Three standard deviations above the mean: what is not beyond it may be chance. */
  most: number
}

interface Options {
  /** How many values the other side has: of fewer, parts of that size are drawn. */
  rows?: number
  seed?: number
  repeats?: number
}

/** From 0 up to but not 1. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/** Takes `wanted` of `from` values, asked for one after the other, each with the same chance. */
function drawer(wanted: number, from: number, random: () => number): () => boolean {
  let [needed, left] = [wanted, from]
  return () => {
    const isTaken = random() * left-- < needed
    if (isTaken) needed--
    return isTaken
  }
}

type Split = [rest: Values, part: Values]

/** Parts of sorted values come out sorted. */
function splitNumbers(values: Float64Array, size: number, isTaken: () => boolean): Split {
  const [rest, part] = [new Float64Array(values.length - size), new Float64Array(size)]
  let [i, j] = [0, 0]
  for (const value of values) {
    if (isTaken()) part[j++] = value
    else rest[i++] = value
  }
  return [rest, part]
}

function splitCounts(counts: Map<string, number>, isTaken: () => boolean): Split {
  const [rest, part] = [new Map<string, number>(), new Map<string, number>()]
  for (const [name, count] of counts) {
    let taken = 0
    for (let index = 0; index < count; index++) if (isTaken()) taken++
    part.set(name, taken)
    rest.set(name, count - taken)
  }
  return [rest, part]
}

/** More than so many values make the noise smaller than anyone asks for. */
const mostValues = 100_000

/** One of every `step` values, in order, so that each kind keeps its share. */
function thinned(counts: Map<string, number>, step: number): Map<string, number> {
  let before = 0
  return new Map(
    Array.from(counts, ([name, count]) => {
      const from = Math.floor(before / step)
      before += count
      return [name, Math.floor(before / step) - from]
    }),
  )
}

/** What of the reference is drawn from, how many values that is, and how one draws. */
function drawn(reference: Values): {
  total: number
  step: number
  split: (size: number, isTaken: () => boolean) => Split
} {
  if (isNumbers(reference)) {
    const all = sorted(reference)
    const step = Math.max(1, all.length / mostValues)
    const values =
      step === 1 ? all : Float64Array.from({ length: mostValues }, (_, index) => all[Math.floor(index * step)] ?? 0)
    return { total: values.length, step, split: (size, isTaken) => splitNumbers(values, size, isTaken) }
  }
  const { counts, present } = countsOf(reference)
  const step = Math.max(1, present / mostValues)
  const few = thinned(counts, step)
  return { total: countsOf(few).present, step, split: (_, isTaken) => splitCounts(few, isTaken) }
}

/**
 * The noise floor of a statistic: the reference is split by chance, as often as told, and one part compared with the other.
 * The parts are halves, or one has as many values as the other side where those are fewer. One seed gives one noise.
 */
export function noiseFloor(
  reference: Values,
  measure: (rest: Values, part: Values) => number,
  { rows = Infinity, seed = 1, repeats = 20 }: Options = {},
): Noise {
  const { total, step, split } = drawn(reference)
  const size = Math.min(Math.ceil(rows / step), Math.floor(total / 2))
  if (size < 1) return { mean: 0, most: 0 }
  const random = randomFrom(seed)
  const values = Array.from({ length: repeats }, () => Math.abs(measure(...split(size, drawer(size, total, random)))))
  const mean = values.reduce((sum, value) => sum + value, 0) / repeats
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / repeats
  return { mean, most: mean + 3 * Math.sqrt(variance) }
}
