import { betaShare } from './betaShare.ts'

/** How likely Student's t is at least so far from 0, on either side. */
export function studentTail(t: number, degrees: number): number {
  const square = t * t
  if (square === Infinity) return 0
  return betaShare([degrees / 2, 0.5], degrees / (degrees + square), square / (degrees + square))
}
