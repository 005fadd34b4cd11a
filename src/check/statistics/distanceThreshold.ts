import { noiseFloor, type Measured } from './noiseFloor.ts'
import { allowance, thresholds } from './selection.ts'
import { pooled, type Sides } from './side.ts'

/** The smaller part is the reference, where that is the smaller side. */
const turned = ({ value, ofCounts }: Measured): Measured => ({
  value: (rest, part) => value(part, rest),
  ...(ofCounts && { ofCounts: ([rest, part]) => ofCounts([part, rest]) }),
})

interface Judging {
  threshold?: number
  seed: number
}

/** No two noises are the same to the last digit. */
const rounding = 1e-9

/**
 * From where on a distance is drift: further than told and further than few rows make it. What is beyond is also compared
 * with what chance makes of both sides as one, for one value far out, or values that are there but once, are far apart too.
 */
export function distanceThreshold(sides: Sides, measure: Measured, { threshold, seed }: Judging): number {
  const [{ values: was, present: reference }, { values: is, present: current }] = sides
  const least = (threshold ?? thresholds.distance) + allowance(reference, current)
  if (measure.value(was, is) < least) return least
  const asSides = current > reference ? turned(measure) : measure
  const noise = noiseFloor(pooled(sides), asSides, { rows: Math.min(reference, current), seed })
  return Math.max(least, noise.most + rounding)
}
