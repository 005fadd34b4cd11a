import type { Distribution, Scalar } from '../model/contract.ts'
import { sizeOf, type Domain } from './domain.ts'
import { nearestIndex } from './numbers.ts'

/** The index that stands at a share of the rows, from 0 up to 1: the inverse of a distribution, so none is ever out of bounds. */
export type Spread = (share: number) => number

/** The part of a standard normal distribution that is below a value. */
function normalBelow(value: number): number {
  const scale = 1 / (1 + 0.2316419 * Math.abs(value))
  const terms = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = terms.reduceRight((total, term) => (total + term) * scale, 0)
  const tail = (Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) * sum
  return value < 0 ? tail : 1 - tail
}

const mostDeviations = 8

/** Its inverse, by halving: as exact as the above. */
function normalAt(share: number): number {
  let [low, high] = [-mostDeviations, mostDeviations]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (normalBelow(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** A table of the inverse is as good as the eye, and far faster. */
const steps = 4096
let table: Float64Array | undefined

function normalFast(share: number): number {
  table ??= Float64Array.from({ length: steps + 1 }, (_, index) => normalAt(index / steps))
  const place = share * steps
  const index = Math.min(steps - 1, Math.floor(place))
  const [before = 0, after = 0] = [table[index], table[index + 1]]
  return before + (after - before) * (place - index)
}

interface Bounds {
  from: number
  to: number
}

function normal({ from, to }: Bounds, mean: number, std: number): Spread {
  const [below, above] = [normalBelow((from - mean) / std), normalBelow((to - mean) / std)]
  return (share) => mean + std * normalFast(below + share * (above - below))
}

const log = (value: number): number => (value > 0 ? Math.log(value) : -700)

/** Of a lognormal distribution the mean and the deviation are those of the logarithm. */
function lognormal({ from, to }: Bounds, mean: number, std: number): Spread {
  const exponent = normal({ from: log(from), to: log(to) }, mean, std)
  return (share) => Math.exp(exponent(share))
}

function quantiles(values: number[]): Spread {
  return (share) => {
    const place = share * (values.length - 1)
    const index = Math.floor(place)
    const before = values[index] ?? 0
    return before + ((values[index + 1] ?? before) - before) * (place - index)
  }
}

/** The first value is the most frequent: the second half as much, the third a third, where the exponent is 1. */
function zipf(domain: Domain, exponent: number): Spread {
  const [size, power] = [sizeOf(domain), 1 - exponent]
  const rank = (share: number): number =>
    Math.abs(power) < 1e-9 ? (size + 1) ** share : (share * ((size + 1) ** power - 1) + 1) ** (1 / power)
  return (share) => domain.low + Math.min(size, Math.floor(rank(share))) - 1
}

/** Members that have no weight share what the others leave of 1. */
export function weightsOf(members: Scalar[], weights: Record<string, number>): number[] {
  const given = new Map(Object.entries(weights))
  const total = [...given.values()].reduce((sum, weight) => sum + weight, 0)
  const unnamed = members.filter((member) => !given.has(String(member))).length
  return members.map((member) => given.get(String(member)) ?? Math.max(0, 1 - total) / unnamed)
}

function weighted(members: Scalar[], weights: Record<string, number>): Spread {
  let sum = 0
  const ends = weightsOf(members, weights).map((weight) => (sum += weight))
  const last = ends.findIndex((end) => end === sum)
  return (share) => {
    const index = ends.findIndex((end) => share * sum < end)
    return index === -1 ? last : index
  }
}

/** A sixth of the span is a deviation, so nearly all of a normal distribution is inside. */
const sixth = ({ from, to }: Bounds): number => (to - from) / 6

/** Values of the distribution, for the nearest of which the domain is asked. */
function valued(distribution: Distribution, bounds: Bounds): Spread | undefined {
  const { from, to } = bounds
  if (distribution === 'normal') return normal(bounds, (from + to) / 2, sixth(bounds))
  if (distribution === 'lognormal')
    return lognormal(bounds, Math.log(Math.max(to, 1)) / 2, Math.log(Math.max(to, 2)) / 6)
  if (typeof distribution === 'string') return undefined
  if ('normal' in distribution) return normal(bounds, distribution.normal.mean, distribution.normal.std)
  if ('lognormal' in distribution) return lognormal(bounds, distribution.lognormal.mean, distribution.lognormal.std)
  return 'quantiles' in distribution ? quantiles(distribution.quantiles) : undefined
}

const membersOf = (domain: Domain): Scalar[] => Array.from({ length: sizeOf(domain) }, (_, index) => domain.at(index))

/** How the values of a column are spread over its domain; `undefined` where evenly. */
export function spreadOf(distribution: Distribution | undefined, domain: Domain): Spread | undefined {
  if (distribution === undefined || distribution === 'uniform') return undefined
  if (distribution === 'zipf') return zipf(domain, 1)
  if (typeof distribution === 'object' && 'zipf' in distribution) return zipf(domain, distribution.zipf.exponent)
  if (typeof distribution === 'object' && 'weights' in distribution)
    return weighted(membersOf(domain), distribution.weights)
  const [from, to] = [Number(domain.at(domain.low)), Number(domain.at(domain.high))]
  const value = valued(distribution, { from, to })
  return value && ((share) => nearestIndex(domain, value(share)))
}
