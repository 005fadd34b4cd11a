import type { Difference } from './differences.ts'

const standardTolerance = 1e-9

interface Place {
  file: string
  tolerance?: number | undefined
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : isMap(value)
      ? 'a map or a list'
      : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

function isSame(one: unknown, other: unknown, tolerance: number): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other))
}

/** Each place at which two documents have other values, by its path: `classes.0.f1`. */
export function documentDifferences(
  received: unknown,
  expected: unknown,
  { file, tolerance = standardTolerance }: Place,
): Difference[] {
  const below = (is: unknown, was: unknown, path: string[]): Difference[] => {
    const isSameKind = isMap(is) && isMap(was) && Array.isArray(is) === Array.isArray(was)
    if (isSameKind)
      return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
        below(valueIn(is, key), valueIn(was, key), [...path, key]),
      )
    if (isSame(is, was, tolerance)) return []
    return [{ at: file, column: path.join('.'), expected: textOf(was), received: textOf(is) }]
  }
  return below(received, expected, [])
}

const valueIn = (map: Record<string, unknown>, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined)
