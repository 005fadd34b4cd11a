import type { DataType, Decimal, Field, Timestamp, Vector } from 'apache-arrow'
import { arrow } from './arrow.ts'
import type { Handed, HandedType } from './feed.ts'

/** How a column of Arrow comes into the engine. */
export interface ArrowColumn {
  name: string
  handed: HandedType
  /** The type that it has there. */
  type: string
  sql(value: string): string
  at(vector: Vector, row: number): Handed
}

type Way = Omit<ArrowColumn, 'name'>

const got = (vector: Vector, row: number): Handed => vector.get(row) as Handed // a value of the type that is asked for

/** The number behind a moment: what the library makes of it is rounded. */
function raw(vector: Vector, row: number): Handed {
  if (!vector.isValid(row)) return null
  const value: unknown = vector.data[0]?.values[row]
  return typeof value === 'bigint' ? value : BigInt(Number(value))
}

const direct = (handed: HandedType, type: string): Way => ({
  handed,
  type,
  at: got,
  sql: (value) => `${value}::${type}`,
})

const asText = (type: string, at: (value: unknown) => string, sql?: Way['sql']): Way => ({
  handed: 'VARCHAR',
  type,
  at: (vector, row) => (vector.isValid(row) ? at(vector.get(row)) : null),
  sql: sql ?? ((value) => `${value}::${type}`),
})

/** What no text format has either is shown as it would be in JSON, and is of none of our types. */
const other = asText(
  'BLOB',
  (value) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? '',
  (value) => `encode(${value})`,
)

function decimalText(words: Uint32Array, scale: number): string {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  const whole = BigInt.asIntN(words.length * 32, unsigned)
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0')
  const sign = whole < 0n ? '-' : ''
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function decimal({ precision, scale }: Decimal): Way {
  const type = precision > 38 ? 'DOUBLE' : `DECIMAL(${precision},${scale})`
  // a decimal of the library is the words it is made of
  const text = (value: unknown): string => decimalText(value as Uint32Array, scale)
  // of a text with that many digits the engine makes a decimal a thousand times as slowly
  return asText(type, text, scale === 0 && precision <= 38 ? (value) => `${value}::HUGEINT::${type}` : undefined)
}

/** The type of the engine that keeps each unit of time, in the order of Arrow's units. */
const moments = [
  { type: 'TIMESTAMP_S', sql: (value: string) => `make_timestamp(${value} * 1000000)` },
  { type: 'TIMESTAMP_MS', sql: (value: string) => `make_timestamp(${value} * 1000)` },
  { type: 'TIMESTAMP', sql: (value: string) => `make_timestamp(${value})` },
  { type: 'TIMESTAMP_NS', sql: (value: string) => `make_timestamp_ns(${value})` },
]

function timestamp({ unit, timezone }: Timestamp): Way {
  const { type, sql } = moments[unit] ?? { type: 'TIMESTAMP', sql: (value: string) => value }
  const zoned = `TIMESTAMP WITH TIME ZONE`
  return timezone
    ? { handed: 'BIGINT', type: zoned, at: raw, sql: (value) => `make_timestamptz(epoch_us(${sql(value)}))` }
    : { handed: 'BIGINT', type, at: raw, sql: (value) => `(${sql(value)})::${type}` }
}

const dayMs = 86_400_000

const day: Way = {
  handed: 'DOUBLE',
  type: 'DATE',
  // a date of the library is in milliseconds
  at: (vector, row) => (vector.isValid(row) ? Math.floor(Number(vector.get(row)) / dayMs) : null),
  sql: (value) => `DATE '1970-01-01' + ${value}::INTEGER`,
}

function wayOf(type: DataType): Way {
  const { DataType, Precision, Type } = arrow()
  if (DataType.isDictionary(type)) return wayOf(type.dictionary)
  if (DataType.isInt(type)) {
    if (type.bitWidth < 64) return direct('DOUBLE', 'BIGINT')
    return type.isSigned ? direct('BIGINT', 'BIGINT') : asText('UBIGINT', String)
  }
  if (DataType.isFloat(type)) return direct('DOUBLE', type.precision === Precision.DOUBLE ? 'DOUBLE' : 'FLOAT')
  if ([Type.Utf8, Type.LargeUtf8, Type.Utf8View, Type.Null].includes(type.typeId)) return direct('VARCHAR', 'VARCHAR')
  if (DataType.isBool(type)) return direct('BOOLEAN', 'BOOLEAN')
  if (DataType.isDate(type)) return day
  if (DataType.isTimestamp(type)) return timestamp(type)
  return DataType.isDecimal(type) ? decimal(type) : other
}

export const arrowColumn = ({ name, type }: Field): ArrowColumn => ({ name, ...wayOf(type) })
