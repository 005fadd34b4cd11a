import { PipeproofError } from '../../errors.ts'
import { oneOf } from '../../shared/words.ts'
import type { Values } from './countsOf.ts'
import { distanceThreshold } from './distanceThreshold.ts'
import { judged, type Drift } from './judged.ts'
import { measures, type Measure } from './measures.ts'
import { noiseFloor } from './noiseFloor.ts'
import { selection, thresholds, type Statistic } from './selection.ts'
import { areNumbers, byCategories, distinctOf, presence, sidesOf, type Sides } from './side.ts'

export interface DriftOptions {
  /** The one to use in place of that which suits the column. */
  statistic?: Exclude<Statistic, 'zTest'>
  /** The level of a test, 0.05 unless told; from where on a distance is drift, 0.1 unless told. */
  threshold?: number
  /** Of the noise floor. */
  seed?: number
}

function suiting(sides: Sides): Statistic {
  const [reference, current] = [sides[0].present, sides[1].present]
  return selection({ type: areNumbers(sides) ? 'number' : 'string', reference, current, distinct: distinctOf(sides) })
}

function demandFit(statistic: Statistic, sides: Sides): void {
  const isFit = ({ ofCounts }: Measure): boolean => ofCounts !== undefined || areNumbers(sides)
  if (Object.hasOwn(measures, statistic) && isFit(measures[statistic])) return
  const fitting = Object.entries(measures).filter(([name, measure]) => isFit(measure) && name !== 'zTest')
  const place = `\`statistic\` of ${areNumbers(sides) ? 'numbers' : 'categories'}`
  const expected = oneOf(fitting.map(([name]) => name))
  throw new PipeproofError('wrongValue', { received: `\`${statistic}\``, place, expected })
}

function compared(given: Sides, of: Drift['of'], { statistic, seed = 1, ...told }: DriftOptions): Drift {
  const chosen = statistic ?? suiting(given)
  demandFit(chosen, given)
  const measure = measures[chosen]
  // numbers for which categories suit are few: each is one
  const sides = statistic === undefined && measure.ofCounts ? byCategories(given) : given
  const [{ values: was, present: reference }, { values: is, present: current }] = sides
  return judged({
    of,
    statistic: chosen,
    value: measure.value(was, is),
    noise: noiseFloor(was, measure, { rows: current, seed }).mean,
    rows: { reference, current },
    ...(measure.pValue
      ? { threshold: told.threshold ?? thresholds.test, pValue: measure.pValue(was, is) }
      : { threshold: distanceThreshold(sides, measure, { ...told, seed }) }),
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
