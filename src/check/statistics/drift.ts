import { PipeproofError } from '../../errors.ts'
import { oneOf } from '../../shared/words.ts'
import type { Values } from './countsOf.ts'
import { judged, type Drift } from './judged.ts'
import { measures, type Measure } from './measures.ts'
import { noiseFloor } from './noiseFloor.ts'
import { allowance, selection, thresholds, type Statistic } from './selection.ts'
import { areNumbers, byCategories, distinctOf, pooled, presence, sidesOf, type Sides } from './side.ts'

export interface DriftOptions {
  /** The one to use in place of that which suits the column. */
  statistic?: Exclude<Statistic, 'zTest'>
  /** The level of a test, 0.05 unless told; from where on a distance is drift, 0.1 unless told. */
  threshold?: number
  /** Of the noise floor. */
  seed?: number
}

interface Judging {
  threshold?: number
  seed: number
}

/** No two noises are the same to the last digit. */
const rounding = 1e-9

function suiting(sides: Sides): Statistic {
  const [reference, current] = [sides[0].present, sides[1].present]
  return selection({ type: areNumbers(sides) ? 'number' : 'string', reference, current, distinct: distinctOf(sides) })
}

function demandFit(statistic: Statistic, sides: Sides): void {
  const isFit = ({ needsNumbers }: Measure): boolean => !needsNumbers || areNumbers(sides)
  if (Object.hasOwn(measures, statistic) && isFit(measures[statistic])) return
  const fitting = Object.entries(measures).filter(([name, measure]) => isFit(measure) && name !== 'zTest')
  const place = `\`statistic\` of ${areNumbers(sides) ? 'numbers' : 'categories'}`
  const expected = oneOf(fitting.map(([name]) => name))
  throw new PipeproofError('wrongValue', { received: `\`${statistic}\``, place, expected })
}

/**
 * From where on a distance is drift: further than told and further than few rows make it. What is beyond is also compared
 * with what chance makes of both sides as one, for one value far out, or values that are there but once, are far apart too.
 */
function distanceFor(
  sides: Sides,
  value: Measure['value'],
  { threshold = thresholds.distance, seed }: Judging,
): number {
  const [{ values: was, present: reference }, { values: is, present: current }] = sides
  const least = threshold + allowance(reference, current)
  if (value(was, is) < least) return least
  const parts: Measure['value'] = (rest, part) => (current > reference ? value(part, rest) : value(rest, part))
  const noise = noiseFloor(pooled(sides), parts, { rows: Math.min(reference, current), seed })
  return Math.max(least, noise.most + rounding)
}

function compared(given: Sides, of: Drift['of'], { statistic, seed = 1, ...told }: DriftOptions): Drift {
  const chosen = statistic ?? suiting(given)
  demandFit(chosen, given)
  const { needsNumbers, value, pValue } = measures[chosen]
  // numbers for which categories suit are few: each is one
  const sides = statistic === undefined && !needsNumbers ? byCategories(given) : given
  const [{ values: was, present: reference }, { values: is, present: current }] = sides
  return judged({
    of,
    statistic: chosen,
    value: value(was, is),
    noise: noiseFloor(was, value, { rows: current, seed }).mean,
    rows: { reference, current },
    ...(pValue
      ? { threshold: told.threshold ?? thresholds.test, pValue: pValue(was, is) }
      : { threshold: distanceFor(sides, value, { ...told, seed }) }),
  })
}

const isEmpty = (sides: Sides): boolean => sides.some(({ present }) => present === 0)
const areMissing = (sides: Sides): boolean => sides.some(({ missing }) => missing > 0)

function ofMissing(sides: Sides, { seed }: DriftOptions): Drift {
  return compared(presence(sides), 'missing', seed === undefined ? {} : { seed })
}

function ofSides(sides: Sides, options: DriftOptions): Drift {
  return isEmpty(sides) && areMissing(sides) ? ofMissing(sides, options) : compared(sides, 'values', options)
}

/**
 * How far the values of a column are from those of its reference; where a side has none, how far the shares of the missing
 * ones are. Missing are `null`, NaN and infinity. Without rows there is nothing to compare, and no drift.
 */
export const drift = (reference: Values, current: Values, options: DriftOptions = {}): Drift =>
  ofSides(sidesOf(reference, current), options)

/** The same, with the drift of the missing values beside it where there are any. */
export function drifts(reference: Values, current: Values, options: DriftOptions = {}): Drift[] {
  const sides = sidesOf(reference, current)
  const found = ofSides(sides, options)
  return areMissing(sides) && found.of === 'values' ? [found, ofMissing(sides, options)] : [found]
}
