import type { ColumnType, Scalar } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { accepts } from './accepts.ts'
import { withRows } from './engine.ts'
import type { Content } from './formats/format.ts'
import { identifier, literal } from './sql.ts'
import { textOf } from './text.ts'

const sqlTypes: Record<ColumnType, string> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
  string: 'VARCHAR',
}

/** The type of values that nobody declared. */
function typeOf(values: Scalar[]): ColumnType {
  const every = (holds: (value: Scalar) => boolean): boolean => values.length > 0 && values.every(holds)
  if (every((value) => typeof value === 'boolean')) return 'boolean'
  if (every(Number.isInteger)) return 'integer'
  return every((value) => typeof value === 'number') ? 'number' : 'string'
}

const farthest = 2n ** 63n

const isLong = (value: Scalar): boolean => {
  const whole = BigInt(String(value === null ? 0 : textOf(value)))
  return whole < -farthest || whole >= farthest
}

/** A column has one type: with a value that is not of the declared one it is of texts, as pandas would have it. */
function storedType(values: Scalar[], declared: ColumnType | undefined): string {
  const type = declared ?? typeOf(values)
  const fits = (wanted: ColumnType): boolean => values.every((value) => accepts({ type: wanted }, value))
  if (fits(type)) return type === 'integer' && values.some(isLong) ? 'DECIMAL(38, 0)' : sqlTypes[type]
  return type === 'integer' && fits('number') ? 'DOUBLE' : 'VARCHAR'
}

const isPresent = (value: Scalar): boolean => value !== null

/** Writes rows through the engine, each column with the declared type. */
export async function writeParquet(path: string, { columns, rows, types = {} }: Content): Promise<void> {
  const values = rows.map((row) => columns.map((name) => own(row, name) ?? null))
  const list = columns.map((name, index) => {
    const type = storedType(values.map((row) => row[index] ?? null).filter(isPresent), own(types, name))
    return `c${index}::${type} AS ${identifier(name)}`
  })
  const texts = values.map((row) => row.map((value) => (value === null ? null : textOf(value))))
  const copy = `COPY (SELECT ${list.join(', ')} FROM given) TO ${literal(path)} (FORMAT parquet)`
  await withRows({ name: 'given', width: columns.length, rows: texts }, copy)
}
