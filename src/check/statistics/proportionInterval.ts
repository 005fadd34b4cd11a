import { normalTail } from './tails/normalTail.ts'
import { pointOf } from './tails/pointOf.ts'
import type { Proportion } from './zTest.ts'

export interface Interval {
  low: number
  high: number
}

/** Wilson's interval of a proportion; without rows it is all from 0 to 1. */
export function proportionInterval({ count, total }: Proportion, level = 0.95): Interval {
  if (total <= 0) return { low: 0, high: 1 }
  const z = pointOf(normalTail, 1 - level)
  if (z === Infinity) return { low: 0, high: 1 }
  const share = count / total
  const middle = (share + (z * z) / (2 * total)) / (1 + (z * z) / total)
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((share * (1 - share)) / total + (z / (2 * total)) ** 2)
  return { low: count === 0 ? 0 : middle - half, high: count === total ? 1 : middle + half }
}
