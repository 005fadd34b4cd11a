import type { Column } from '../model/contract.ts'
import { oneOf } from './words.ts'

const kinds: Record<string, string> = {
  integer: 'an integer',
  number: 'a number',
  string: 'a text',
  boolean: '`true` or `false`',
  date: 'a date',
  timestamp: 'a timestamp',
}

function bounds({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  minLength,
  maxLength,
  pattern,
}: Column): string[] {
  const parts: [unknown, string][] = [
    [minimum, `of at least ${minimum}`],
    [exclusiveMinimum, `above ${exclusiveMinimum}`],
    [maximum, `of at most ${maximum}`],
    [exclusiveMaximum, `below ${exclusiveMaximum}`],
    [multipleOf, `a multiple of ${multipleOf}`],
    [minLength, `of ${minLength} characters or more`],
    [maxLength, `of ${maxLength} characters or fewer`],
    [pattern, `that fits \`${pattern}\``],
  ]
  return parts.filter(([value]) => value !== undefined).map(([, words]) => words)
}

/** What a column promises, in words: `a number of at least 0`. */
export function phrase(column: Column): string {
  const { type, nullable = false, unique = false } = column
  if (column.const !== undefined) return `\`${column.const}\``
  if (column.enum) return oneOf(column.enum.map(String))
  const kind = kinds[type ?? ''] ?? (nullable ? 'a value' : 'a value that is not null')
  const words = [kind, bounds(column).join(' and ')].filter(Boolean).join(' ')
  return `${words}${unique ? ' that occurs once' : ''}${nullable ? ' or null' : ''}`
}
