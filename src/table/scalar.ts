import type { Scalar } from '../model/contract.ts'

/** A value of the engine as people have it: numbers beyond 2^53 as their digits, moments as texts. */
export function scalarOf(value: unknown): Scalar {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null
}
