import type { ColumnType, Scalar } from '../model/contract.ts'
import type { ColumnValues } from '../model/data.ts'
import { accepts } from './accepts.ts'
import type { Handed, HandedType } from './feed.ts'
import { textOf } from './text.ts'

/** How the values of a column are handed to the engine, and the SQL that makes of each what is stored. */
export interface Stored {
  handed: HandedType
  at(row: number): Handed
  /** The type that is stored. */
  type: string
  sql(value: string): string
}

const sqlTypes: Record<ColumnType, string> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
  string: 'VARCHAR',
}

const farthest = 2 ** 63

const handedTypes: Record<string, HandedType> = { number: 'DOUBLE', bigint: 'BIGINT', boolean: 'BOOLEAN' }

/** What there is among the values of a column. */
interface Seen {
  kinds: Set<string>
  isWhole: boolean
  isLong: boolean
}

function look(at: (row: number) => Handed, length: number): Seen {
  const seen: Seen = { kinds: new Set(), isWhole: true, isLong: true }
  for (let row = 0; row < length; row++) {
    const value = at(row)
    if (value === null) continue
    seen.kinds.add(typeof value)
    if (typeof value !== 'number') continue
    seen.isWhole &&= Number.isInteger(value)
    seen.isLong &&= value >= -farthest && value < farthest
  }
  return seen
}

/** Typed arrays hold moments as numbers. */
const moments: Partial<Record<ColumnType, (value: string) => string>> = {
  date: (value) => `DATE '1970-01-01' + ${value}::INTEGER`,
  timestamp: (value) => `make_timestamptz((${value} * 1000)::BIGINT)`,
}

/** More digits than a BIGINT has; a text takes the engine a thousand times as long without the step between. */
const wide = 'DECIMAL(38, 0)'

const cast = (at: Stored['at'], handed: HandedType, type: string): Stored => ({
  handed,
  at,
  type,
  sql: (value) => `${value}${type === wide ? '::HUGEINT' : ''}::${type}`,
})

/** Numbers as they are, where their column is one of numbers. */
function numeric(at: Stored['at'], { kinds, isWhole, isLong }: Seen, type: ColumnType | undefined): Stored | undefined {
  const [kind = ''] = kinds
  const handed = handedTypes[kind]
  if (kinds.size !== 1 || handed === undefined) return undefined
  if (handed === 'BOOLEAN') return type === undefined || type === 'boolean' ? cast(at, handed, 'BOOLEAN') : undefined
  if (type === 'number' || (type !== 'string' && !isWhole)) return cast(at, handed, 'DOUBLE')
  return type === undefined || type === 'integer' ? cast(at, handed, isLong ? 'BIGINT' : wide) : undefined
}

const isFar = (text: string): boolean => /^[+-]?\d{19,}$/.test(text) && BigInt.asIntN(64, BigInt(text)) !== BigInt(text)

/** Texts of the declared type where all are, else as pandas would have it: doubles, or texts. */
function textual(at: (row: number) => string | null, length: number, type: ColumnType): string {
  const every = (holds: (text: string) => boolean): boolean => {
    for (let row = 0; row < length; row++) {
      const text = at(row)
      if (text !== null && !holds(text)) return false
    }
    return true
  }
  const fits = (wanted: ColumnType): boolean =>
    every((text) => accepts({ type: wanted, allow: ['nan', 'infinity'] }, text))
  if (fits(type)) return type === 'integer' && !every((text) => !isFar(text)) ? wide : sqlTypes[type]
  return type === 'integer' && fits('number') ? 'DOUBLE' : 'VARCHAR'
}

/** One value of a column; `null` where the mask says so. */
export const valueAt =
  ({ values, nulls }: ColumnValues) =>
  (row: number): Scalar | bigint =>
    nulls !== undefined && nulls[row] !== 0 ? null : (values[row] ?? null)

/** A column has one type: with a value that is not of the declared one it is of texts, as pandas would have it. */
export function storedAs(column: ColumnValues): Stored {
  const { type, values } = column
  const at = valueAt(column)
  const moment = ArrayBuffer.isView(values) && type !== undefined ? moments[type] : undefined
  if (moment && type) return { handed: 'DOUBLE', at, type: sqlTypes[type], sql: moment }
  const found = numeric(at, look(at, values.length), type)
  if (found) return found
  const text = (row: number): string | null => {
    const value = at(row)
    return value === null ? null : textOf(value)
  }
  return cast(text, 'VARCHAR', type === undefined ? 'VARCHAR' : textual(text, values.length, type))
}
