import { sizeOf, type Domain } from '../../src/data/domain.ts'
import { distinctBelow } from '../../src/data/random.ts'
import type { Scalar } from '../../src/model/contract.ts'

/** Values from all over a domain, its edges among them; all of them, where they are few. */
export function sampled(domain: Domain, count = 300): Scalar[] {
  const within = distinctBelow(sizeOf(domain), Math.min(count, sizeOf(domain)), 1)
  return [...new Set([...domain.edges, ...within.map((index) => domain.low + index)])].map(domain.at)
}
