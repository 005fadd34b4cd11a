import type { DataType, Field, Schema } from 'apache-arrow'
import { arrow } from './arrow.ts'
import { demandColumns } from './demandColumns.ts'
import { query } from './engine.ts'
import { schemaIn } from './formats/arrow.ts'
import { literal } from './sql.ts'

/** What a file says of the values of a column. */
export type FileType =
  | { kind: 'integer'; bits: number; signed: boolean }
  | { kind: 'number'; bits: number }
  | { kind: 'decimal'; precision: number; scale: number }
  | { kind: 'timestamp'; zoned: boolean }
  | { kind: 'string' | 'boolean' | 'date' | 'uuid' | 'other' }

export interface FileField {
  name: string
  type: FileType
  /** Its type as the file's notation calls it. */
  said: string
  nullable: boolean
}

export interface FileSchema {
  fields: FileField[]
  /** What pandas wrote beside it, as JSON. */
  pandas: string | undefined
}

const integers: Record<string, [number, boolean]> = {
  TINYINT: [8, true],
  SMALLINT: [16, true],
  INTEGER: [32, true],
  BIGINT: [64, true],
  HUGEINT: [128, true],
  UTINYINT: [8, false],
  USMALLINT: [16, false],
  UINTEGER: [32, false],
  UBIGINT: [64, false],
}
const others: Record<string, FileType> = {
  FLOAT: { kind: 'number', bits: 32 },
  DOUBLE: { kind: 'number', bits: 64 },
  VARCHAR: { kind: 'string' },
  BOOLEAN: { kind: 'boolean' },
  DATE: { kind: 'date' },
  UUID: { kind: 'uuid' },
}

/** A type by the name that the engine has for it. */
function engineType(name: string): FileType {
  const [bits, signed = true] = integers[name] ?? []
  if (bits !== undefined) return { kind: 'integer', bits, signed }
  const [, precision, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(name) ?? []
  if (precision !== undefined) return { kind: 'decimal', precision: Number(precision), scale: Number(scale) }
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(name)) return { kind: 'timestamp', zoned: false }
  return others[name] ?? (name === 'TIMESTAMP WITH TIME ZONE' ? { kind: 'timestamp', zoned: true } : { kind: 'other' })
}

async function parquetSchema(path: string): Promise<FileSchema> {
  const file = literal(path)
  const described = await query(`DESCRIBE SELECT * FROM read_parquet(${file})`)
  const nodes = await query(`SELECT repetition_type, coalesce(num_children, 0) FROM parquet_schema(${file})`)
  const [pandas] = await query(`SELECT decode(value) FROM parquet_kv_metadata(${file}) WHERE decode(key) = 'pandas'`)
  // the root comes first, and each node before those inside it
  const sizeAt = (index: number): number => {
    let size = 1
    for (let left = Number(nodes[index]?.[1] ?? 0); left > 0; left--) size += sizeAt(index + size)
    return size
  }
  let index = 1
  const fields = described.map(([name, type]) => {
    const nullable = nodes[index]?.[0] !== 'REQUIRED'
    index += sizeAt(index)
    return { name: String(name), type: engineType(String(type)), said: String(type), nullable }
  })
  return { fields, pandas: pandas && String(pandas[0]) }
}

function arrowType(type: DataType): FileType {
  const { DataType: is, Precision, Type } = arrow()
  if (is.isDictionary(type)) return arrowType(type.dictionary)
  if (is.isInt(type)) return { kind: 'integer', bits: type.bitWidth, signed: type.isSigned }
  if (is.isFloat(type)) return { kind: 'number', bits: type.precision === Precision.DOUBLE ? 64 : 32 }
  if (is.isDecimal(type)) return { kind: 'decimal', precision: type.precision, scale: type.scale }
  if (is.isTimestamp(type)) return { kind: 'timestamp', zoned: Boolean(type.timezone) }
  if (is.isBool(type)) return { kind: 'boolean' }
  if (is.isDate(type)) return { kind: 'date' }
  const isText = [Type.Utf8, Type.LargeUtf8, Type.Utf8View].includes(type.typeId)
  return { kind: isText ? 'string' : 'other' }
}

const arrowField = ({ name, type, nullable }: Field): FileField => ({
  name,
  type: arrowType(type),
  said: String(type),
  nullable,
})

const arrowSchema = ({ fields, metadata }: Schema): FileSchema => ({
  fields: fields.map(arrowField),
  pandas: metadata.get('pandas'),
})

/** What a Parquet or an Arrow file says of its columns, without a look at its rows. */
export async function fileSchema(path: string, format: 'parquet' | 'arrow'): Promise<FileSchema> {
  const schema = format === 'parquet' ? await parquetSchema(path) : arrowSchema(await schemaIn(path))
  demandColumns(schema.fields.map(({ name, said }) => ({ name, type: said })))
  return schema
}
