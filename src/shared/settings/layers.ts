import type { Setting, Settings } from '../../model/settings.ts'

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each value that is no map, by its path; `from` says who set it. */
export function leavesOf(values: object, from: (path: string[]) => string, above: string[] = []): Setting[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const path = [...above, name]
    if (value === undefined) return []
    return isMap(value) ? leavesOf(value, from, path) : [{ key: path.join('.'), value, from: from(path) }]
  })
}

/** `shrink: false` and `shrink.runs` can not both be. */
const excludes = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** Of each setting the value in the highest layer that has one; the highest comes first. */
export const highest = (layers: Setting[][]): Setting[] =>
  layers.reduce((known, lower) => [
    ...known,
    ...lower.filter(({ key }) => !known.some((higher) => excludes(higher.key, key))),
  ])

/** The values as they are written: maps in maps. */
export function nested(settings: Setting[]): Settings {
  const values: Record<string, unknown> = {}
  for (const { key, value } of settings) {
    const path = key.split('.')
    const last = path.pop() ?? key
    const parent = path.reduce((map, name) => (map[name] ??= {}) as Record<string, unknown>, values)
    parent[last] = value
  }
  return values
}
