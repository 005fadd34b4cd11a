import type { Column } from '../model/contract.ts'
import { counted, oneOf, percent } from './words.ts'

const kinds: Record<string, string> = {
  integer: 'an integer',
  number: 'a number',
  string: 'a text',
  boolean: '`true` or `false`',
  date: 'a date',
  timestamp: 'a timestamp',
}

const said = (parts: [unknown, string][]): string[] =>
  parts.filter(([value]) => value !== undefined).map(([, words]) => words)

const numeric = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Column): string[] =>
  said([
    [minimum, `of at least ${minimum}`],
    [exclusiveMinimum, `above ${exclusiveMinimum}`],
    [maximum, `of at most ${maximum}`],
    [exclusiveMaximum, `below ${exclusiveMaximum}`],
    [multipleOf, `divisible by ${multipleOf}`],
  ])

const textual = ({ minLength, maxLength, pattern, format }: Column): string[] =>
  said([
    [minLength, `of at least ${counted(minLength ?? 0, 'character')}`],
    [maxLength, `of at most ${counted(maxLength ?? 0, 'character')}`],
    [pattern, `that fits \`${pattern}\``],
    [format, `of the format \`${format}\``],
  ])

/** The kind of value, told from the bounds where no type is declared. */
function kindOf(column: Column): string {
  const known = kinds[column.type ?? '']
  if (known !== undefined) return known
  if (numeric(column).length > 0) return 'a number'
  if (textual(column).length > 0) return 'a text'
  return column.nullable || column.unique ? 'a value' : 'a value that is not null'
}

function values(column: Column): string {
  if (column.const !== undefined) return `\`${column.const}\``
  if (column.enum) return oneOf(column.enum.map(String))
  return [kindOf(column), [...numeric(column), ...textual(column)].join(' and ')].filter(Boolean).join(' ')
}

/** What may stand in place of a value. */
function otherwise({ allow = [], nullable, nullFraction = 1 }: Column): string {
  const most = nullFraction < 1 ? ` in at most ${percent(nullFraction)}` : ''
  return [
    ...allow.map((name) => (name === 'nan' ? ' or NaN' : ' or infinity')),
    nullable ? ` or null${most}` : '',
  ].join('')
}

/** What a column promises, in words: `a number of at least 0`. */
export function phrase(column: Column): string {
  return `${values(column)}${column.unique ? ' that occurs once' : ''}${otherwise(column)}`
}
