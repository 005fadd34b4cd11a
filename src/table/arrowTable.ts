import type { DataType, Table, Vector } from 'apache-arrow'
import type { ColumnValues } from '../model/data.ts'
import { arrow } from './arrow.ts'
import type { Handed } from './feed.ts'
import { storedAs } from './stored.ts'

const present = (at: (row: number) => Handed, length: number) => {
  const nullBitmap = new Uint8Array(Math.ceil(length / 8))
  let nullCount = length
  for (let row = 0; row < length; row++) {
    if (at(row) === null) continue
    nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
    nullCount--
  }
  return { nullBitmap, nullCount }
}

interface Given {
  length: number
  at(row: number): Handed
}

type Whole = (value: string | number | bigint | boolean) => bigint

const dayMs = 86_400_000
const dayOf = (value: string | number): number =>
  typeof value === 'number' ? value : Date.parse(`${value}T00:00:00Z`) / dayMs

const clock = /^(.{10})(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.](\d+))?)?(Z|[+-].*)?)?$/

/** Microseconds since 1970; a time without a zone is UTC. */
function microsOf(text: string): bigint {
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = clock.exec(text) ?? []
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const whole = BigInt(Date.parse(`${day}T${hour}:${minute}:${second}${offset}`)) * 1000n
  return whole + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

const integer: Whole = (value) => BigInt(value)
const micros: Whole = (value) =>
  typeof value === 'string' ? microsOf(value) : BigInt(Math.round(Number(value) * 1000))

const numberOf = (value: string | number | bigint | boolean): number =>
  Number(typeof value === 'string' ? value.replace(/inf(inity)?$/i, 'Infinity') : value)

function longs({ length, at }: Given, whole: Whole, step = 1): BigInt64Array<ArrayBuffer> {
  const values = new BigInt64Array(length * step)
  for (let row = 0; row < length; row++) {
    const value = at(row)
    if (value === null) continue
    const long = whole(value)
    values[row * step] = BigInt.asIntN(64, long)
    if (step === 2) values[row * step + 1] = long >> 64n
  }
  return values
}

function list(given: Given, type: DataType, of: (value: string | number | bigint | boolean) => unknown): Vector {
  const values = Array.from({ length: given.length }, (_, row) => {
    const value = given.at(row)
    return value === null ? null : of(value)
  })
  return arrow().vectorFromArray(values, type)
}

/** What is stored as such a type in Parquet, as a vector of Arrow. */
const vectors: Record<string, (given: Given) => Vector> = {
  BIGINT: (given) => fixed(given, new (arrow().Int64)(), longs(given, integer)),
  'DECIMAL(38, 0)': (given) => {
    const words = new Uint32Array(longs(given, integer, 2).buffer)
    return fixed(given, new (arrow().Decimal)(0, 38, 128), words)
  },
  TIMESTAMPTZ: (given) => {
    const { TimeUnit, Timestamp } = arrow()
    return fixed(given, new Timestamp(TimeUnit.MICROSECOND, 'UTC'), longs(given, micros))
  },
  DATE: (given) => {
    const days = new Int32Array(given.length)
    for (let row = 0; row < given.length; row++) days[row] = dayOf((given.at(row) ?? 0) as string | number) // as dates are given
    return fixed(given, new (arrow().DateDay)(), days)
  },
  DOUBLE: (given) => list(given, new (arrow().Float64)(), numberOf),
  BOOLEAN: (given) => list(given, new (arrow().Bool)(), (value) => /^true$/i.test(String(value))),
  VARCHAR: (given) => list(given, new (arrow().Utf8)(), String),
}

function fixed({ length, at }: Given, type: DataType, data: BigInt64Array | Int32Array | Uint32Array): Vector {
  const { makeData, makeVector } = arrow()
  // one overload for each type, of which a type that is any of them fits none
  const props = { type, length, data, ...present(at, length) } as Parameters<typeof makeData>[0]
  return makeVector(makeData(props))
}

/** Columns as a table of Arrow, each of the type that Parquet would have for it. */
export function arrowTable(columns: ColumnValues[]): Table {
  const { Field, makeData, RecordBatch, Schema, Struct, Table: ArrowTable } = arrow()
  const length = columns[0]?.values.length ?? 0
  const made = columns.flatMap((column) => {
    const { type, at } = storedAs(column)
    return vectors[type]?.({ length, at }) ?? []
  })
  const fields = made.map(({ type }, index) => new Field(columns[index]?.name ?? '', type, true))
  const children = made.flatMap(({ data }) => data)
  const batch = makeData({ type: new Struct(fields), length, nullCount: 0, children })
  return new ArrowTable(new Schema(fields), [new RecordBatch(new Schema(fields), batch)])
}
