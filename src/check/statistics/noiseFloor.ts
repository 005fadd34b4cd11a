import { countsOf, isNumbers, type Values } from './countsOf.ts'
import type { Measure } from './measures.ts'
import { totalOf, type Pair } from './paired.ts'
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

/** Parts of sorted values come out sorted. */
function splitNumbers(values: Float64Array, size: number, isTaken: () => boolean): [Float64Array, Float64Array] {
  const [rest, part] = [new Float64Array(values.length - size), new Float64Array(size)]
  let [i, j] = [0, 0]
  for (const value of values) {
    if (isTaken()) part[j++] = value
    else rest[i++] = value
  }
  return [rest, part]
}

function splitCounts(counts: number[], isTaken: () => boolean): Pair {
  const part = counts.map((count) => {
    let taken = 0
    for (let index = 0; index < count; index++) if (isTaken()) taken++
    return taken
  })
  return [counts.map((count, index) => count - (part[index] ?? 0)), part]
}

/** More than so many values make the noise smaller than anyone asks for. */
const mostValues = 100_000

/** One of every `step` values, in order, so that each category keeps its share. */
function thinned(counts: Iterable<number>, step: number): number[] {
  let [before, taken] = [0, 0]
  return Array.from(counts, (count) => {
    const from = taken
    before += count
    taken = Math.floor(before / step)
    return taken - from
  }).filter((count) => count > 0)
}

function everyOf(values: Float64Array, step: number): Float64Array {
  return step === 1
    ? values
    : Float64Array.from({ length: mostValues }, (_, row) => values[Math.floor(row * step)] ?? 0)
}

/** What is measured: numbers, or counts of categories. */
export type Measured = Pick<Measure, 'value' | 'ofCounts'>

interface Source {
  total: number
  step: number
  /** Splits once, and compares. */
  measured(size: number, isTaken: () => boolean): number
}

function sourceOf(reference: Values, { value, ofCounts }: Measured): Source {
  if (isNumbers(reference)) {
    const all = sorted(reference)
    const step = Math.max(1, all.length / mostValues)
    const values = everyOf(all, step)
    return { total: values.length, step, measured: (...drawn) => value(...splitNumbers(values, ...drawn)) }
  }
  const { counts, present } = countsOf(reference)
  const step = Math.max(1, present / mostValues)
  const few = thinned(counts.values(), step)
  return { total: totalOf(few), step, measured: (_, isTaken) => ofCounts?.(splitCounts(few, isTaken)) ?? 0 }
}

/**
 * The noise floor of a statistic: the reference is split by chance, as often as told, and one part compared with the other.
 * The parts are halves, or one has as many values as the other side where those are fewer. One seed gives one noise.
 */
export function noiseFloor(
  reference: Values,
  measure: Measured,
  { rows = Infinity, seed = 1, repeats = 20 }: Options = {},
): Noise {
  const { total, step, measured } = sourceOf(reference, measure)
  const size = Math.min(Math.ceil(rows / step), Math.floor(total / 2))
  if (size < 1) return { mean: 0, most: 0 }
  const random = randomFrom(seed)
  const values = Array.from({ length: repeats }, () => measured(size, drawer(size, total, random)))
  const mean = values.reduce((sum, value) => sum + value, 0) / repeats
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / repeats
  return { mean, most: mean + 3 * Math.sqrt(variance) }
}
