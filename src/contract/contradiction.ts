import type { ColumnType, Distribution, Scalar } from '../model/contract.ts'
import { nearest } from '../shared/nearest.ts'
import { oneOf } from '../shared/words.ts'
import { accepts } from '../table/accepts.ts'
import type { WrittenColumn } from './written.ts'

/** Two keywords that no column can keep both, told at one of them. */
export interface Contradiction {
  /** From the column on. */
  path: (string | number)[]
  received: string
  expected: string
  advice: string
}

type Rule = (column: WrittenColumn) => Contradiction | undefined

const oneOfBoth = 'change one of them'

type Pair = [low: keyof WrittenColumn, high: keyof WrittenColumn, isOpen: boolean]

const pairs: Pair[] = [
  ['minimum', 'maximum', false],
  ['minimum', 'exclusiveMaximum', true],
  ['exclusiveMinimum', 'maximum', true],
  ['exclusiveMinimum', 'exclusiveMaximum', true],
  ['minLength', 'maxLength', false],
]

const bounds: Rule = (column) => {
  for (const [low, high, isOpen] of pairs) {
    const [least, most] = [column[low], column[high]]
    if (typeof least !== 'number' || typeof most !== 'number') continue
    if (isOpen ? most > least : most >= least) continue
    const expected = `${isOpen ? 'more than' : 'at least'} \`${low}: ${least}\``
    return { path: [high], received: `\`${high}: ${most}\``, expected, advice: oneOfBoth }
  }
  return undefined
}

const kinds: Record<ColumnType, { name: string; has(value: Scalar): boolean }> = {
  integer: { name: 'a whole number', has: (value) => Number.isInteger(value) },
  number: { name: 'a number', has: (value) => typeof value === 'number' },
  string: { name: 'a text, in quotes', has: (value) => typeof value === 'string' },
  boolean: { name: '`true` or `false`', has: (value) => typeof value === 'boolean' },
  date: { name: 'a date such as `2026-01-31`', has: (value) => accepts({ type: 'date' }, value) },
  timestamp: {
    name: 'a timestamp such as `2026-01-31T12:00:00Z`',
    has: (value) => accepts({ type: 'timestamp' }, value),
  },
}

const members: Rule = ({ type, enum: listed = [], const: only }) => {
  if (type === undefined) return undefined
  const { name, has } = kinds[type]
  const told = (value: Scalar, path: (string | number)[]): Contradiction => {
    return { path, received: `\`${value}\``, expected: name, advice: 'change it, or change `type`' }
  }
  const index = listed.findIndex((value) => !has(value))
  const wrong = listed[index]
  if (wrong !== undefined) return told(wrong, ['enum', index])
  return only === undefined || has(only) ? undefined : told(only, ['const'])
}

const constant: Rule = ({ enum: listed, const: only }) =>
  !listed || only === undefined || listed.includes(only)
    ? undefined
    : { path: ['const'], received: `\`${only}\``, expected: oneOf(listed.map(String)), advice: oneOfBoth }

const nulls: Rule = ({ nullable, nullFraction = 0 }) =>
  nullable !== false || nullFraction === 0
    ? undefined
    : {
        path: ['nullable'],
        received: '`nullable: false`',
        expected: `\`true\` beside \`nullFraction: ${nullFraction}\``,
        advice: 'remove one of them',
      }

const nameOf = (distribution: Distribution): string =>
  typeof distribution === 'string' ? distribution : (Object.keys(distribution)[0] ?? '')

function weighted(weights: Record<string, number>, listed: string[]): Contradiction | undefined {
  const unknown = Object.keys(weights).find((name) => !listed.includes(name))
  if (unknown !== undefined) {
    const similar = nearest(unknown, listed)
    const advice = similar === undefined ? 'add it to `enum`, or remove it' : `write \`${similar}\``
    const path = ['distribution', 'weights', unknown]
    return { path, received: `\`${unknown}\``, expected: oneOf(listed), advice }
  }
  if (Object.values(weights).some((weight) => weight > 0)) return undefined
  const expected = 'one above 0'
  return { path: ['distribution', 'weights'], received: 'weights of 0', expected, advice: 'change one of them' }
}

const spread: Rule = ({ enum: listed, distribution }) => {
  if (distribution === undefined) return undefined
  const name = nameOf(distribution)
  const told = (expected: string, advice: string): Contradiction => {
    return { path: ['distribution'], received: `\`${name}\``, expected, advice }
  }
  if (name === 'weights' && !listed) return told('it beside `enum`', 'list the values')
  if (listed && ['normal', 'lognormal', 'quantiles'].includes(name))
    return told('`uniform`, `zipf` or `weights` beside `enum`', oneOfBoth)
  if (typeof distribution === 'string') return undefined
  if ('weights' in distribution) return weighted(distribution.weights, listed?.map(String) ?? [])
  if (!('quantiles' in distribution)) return undefined
  const sorted = distribution.quantiles.every((value, index, all) => index === 0 || value >= (all[index - 1] ?? value))
  return sorted ? undefined : told('values that never fall', 'write the least first')
}

/** Values come from one place. */
const source: Rule = ({ generator, references }) =>
  generator === undefined || references === undefined
    ? undefined
    : {
        path: ['generator'],
        received: `\`${generator}\``,
        expected: `it without \`references: ${references}\``,
        advice: 'remove one of them',
      }

const rules: Rule[] = [bounds, members, constant, nulls, spread, source]

/** What in a column no value, or no data, could keep. */
export function contradiction(column: WrittenColumn): Contradiction | undefined {
  for (const rule of rules) {
    const found = rule(column)
    if (found) return found
  }
  return undefined
}
