import { PipeproofError } from '../../errors.ts'
import { oneOf } from '../../shared/words.ts'
import type { Values } from './countsOf.ts'
import { judged, type Drift } from './judged.ts'
import { measures } from './measures.ts'
import { noiseFloor } from './noiseFloor.ts'
import { allowance, selection, thresholds, type Statistic } from './selection.ts'
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
  if (!measures[statistic].needsNumbers || areNumbers(sides)) return
  const fitting = Object.entries(measures).filter(([name, { needsNumbers }]) => !needsNumbers && name !== 'zTest')
  const expected = oneOf(fitting.map(([name]) => name))
  throw new PipeproofError('wrongValue', { received: `\`${statistic}\``, place: '`statistic` of categories', expected })
}

function compared(given: Sides, of: Drift['of'], { statistic, threshold, seed = 1 }: DriftOptions): Drift {
  const chosen = statistic ?? suiting(given)
  demandFit(chosen, given)
  const { needsNumbers, value, pValue } = measures[chosen]
  // numbers for which categories suit are few: each is one
  const [{ values: was, present: reference }, { values: is, present: current }] =
    statistic === undefined && !needsNumbers ? byCategories(given) : given
  const noise = noiseFloor(was, value, { rows: current, seed })
  // what is as far apart as the reference from itself is none: where each value is there once, that is all there is
  const least = Math.max((threshold ?? thresholds.distance) + allowance(reference, current), noise.most + 1e-9)
  return judged({
    of,
    statistic: chosen,
    value: value(was, is),
    noise: noise.mean,
    rows: { reference, current },
    ...(pValue ? { threshold: threshold ?? thresholds.test, pValue: pValue(was, is) } : { threshold: least }),
  })
}

const isEmpty = (sides: Sides): boolean => sides.some(({ present }) => present === 0)
const areMissing = (sides: Sides): boolean => sides.some(({ missing }) => missing > 0)

function ofMissing(sides: Sides, { seed }: DriftOptions): Drift {
  return compared(presence(sides), 'missing', seed === undefined ? {} : { seed })
}

/**
 * How far the values of a column are from those of its reference; where a side has none, how far the shares of the missing
 * ones are. Missing are `null`, NaN and infinity. Without rows there is nothing to compare, and no drift.
 */
export function drift(reference: Values, current: Values, options: DriftOptions = {}): Drift {
  const sides = sidesOf(reference, current)
  return isEmpty(sides) && areMissing(sides) ? ofMissing(sides, options) : compared(sides, 'values', options)
}

/** The same, with the drift of the missing values beside it where there are any. */
export function drifts(reference: Values, current: Values, options: DriftOptions = {}): Drift[] {
  const [sides, found] = [sidesOf(reference, current), drift(reference, current, options)]
  return areMissing(sides) && found.of === 'values' ? [found, ofMissing(sides, options)] : [found]
}
