type Path = (string | number)[]
type Entries = Record<string, unknown>

const isObject = (value: unknown): value is Entries => typeof value === 'object' && value !== null

/** The places of all values but the document's own. */
export function valuePaths(value: unknown, path: Path = []): Path[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    return [here, ...valuePaths(item, here)]
  })
}

/** The places of all keys; one without a value says nothing. */
export const keyPaths = (value: unknown): Path[] =>
  valuePaths(value).filter((path) => typeof path.at(-1) === 'string' && valueAt(value, path) !== null)

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)

/** A document in which the entries of one map are others. */
function changed(value: unknown, path: Path, change: (key: string, item: unknown) => [string, unknown][]): unknown {
  if (!isObject(value)) return value
  const [head, ...rest] = path
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    if (key !== String(head)) return [[key, item]]
    return rest.length === 0 ? change(key, item) : [[key, changed(item, rest, change)]]
  })
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries)
}

export const without = (value: unknown, path: Path): unknown => changed(value, path, () => [])

export const renamed = (value: unknown, path: Path, to?: string): unknown =>
  changed(value, path, (key, item) => [[to ?? `${key}_`, item]])

export const replaced = (value: unknown, path: Path, by: unknown): unknown => changed(value, path, (key) => [[key, by]])
