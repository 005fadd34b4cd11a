import type { Domain } from './domain.ts'

const bytes = new DataView(new ArrayBuffer(8))

/** Doubles in their order have whole numbers in the same order. */
function rankOf(value: number): bigint {
  bytes.setFloat64(0, value)
  const bits = bytes.getBigInt64(0)
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits
}

function doubleAt(rank: bigint): number {
  bytes.setBigInt64(0, rank < 0n ? -rank | -0x8000_0000_0000_0000n : rank)
  return bytes.getFloat64(0)
}

export const nextUp = (value: number): number => doubleAt(rankOf(value) + 1n)
export const nextDown = (value: number): number => doubleAt(rankOf(value) - 1n)

const steps = 2 ** 40

/** All the doubles from one to another; where they are too many, as many as have numbers of their own. */
export function doubles(from: number, to: number): Domain | undefined {
  if (!(from <= to)) return undefined
  const first = rankOf(from)
  const count = rankOf(to) - first + 1n
  const isFew = count <= BigInt(Number.MAX_SAFE_INTEGER)
  const high = isFew ? Number(count) - 1 : steps
  const at = (index: number): number =>
    isFew ? doubleAt(first + BigInt(index)) : Math.min(to, from + (to - from) * (index / steps))
  return { low: 0, high, at, edges: [...new Set([0, high])] }
}
