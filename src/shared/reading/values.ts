import type { Scalar } from '../../model/contract.ts'

export type Entries = Record<string, unknown>

/** A map as YAML and JSON have it; tags such as `!!set` make other objects. */
export const isMap = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export const isScalar = (value: unknown): value is Exclude<Scalar, null> =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

/** The value that a map has itself, as nothing where it is null: `key:` says nothing. */
export const valueOf = (map: unknown, key: string): unknown =>
  isMap(map) && Object.hasOwn(map, key) ? (map[key] ?? undefined) : undefined

export const isListOfMaps = (value: unknown): value is Entries[] => Array.isArray(value) && value.every(isMap)

/** A value in a message. */
export function told(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  return isScalar(value) || typeof value === 'number' ? `\`${String(value).slice(0, 60)}\`` : 'map'
}

const deepest = 20

/** The keys in a value at any depth, so that a value that is not kept is told in full. */
export function keysIn(value: unknown, depth = 0): string[] {
  if (depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, depth + 1))
  return isMap(value) ? Object.entries(value).flatMap(([key, item]) => [key, ...keysIn(item, depth + 1)]) : []
}
