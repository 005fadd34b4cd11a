import type { Column, ColumnType } from '../../../model/contract.ts'

const names: Record<ColumnType, string[]> = {
  integer: ['int', 'integer', 'bigint', 'smallint', 'tinyint', 'int2', 'int4', 'int8', 'int64'],
  number: [
    'number',
    'numeric',
    'decimal',
    'float',
    'float4',
    'float8',
    'float64',
    'double',
    'double precision',
    'real',
  ],
  string: ['string', 'text', 'varchar', 'char', 'character varying', 'character', 'nvarchar', 'bpchar'],
  boolean: ['boolean', 'bool'],
  date: ['date'],
  timestamp: ['timestamp', 'datetime', 'timestamp_ntz', 'timestamp without time zone'],
}

const typeOf = new Map(
  Object.entries(names).flatMap(([type, all]) => all.map((name) => [name, type as ColumnType] as const)), // the keys above
)

/** A type of SQL: `varchar(20)` bounds the length. `isExact` tells that no more was said. */
export function sqlType(text: string): { column: Column; isExact: boolean } | undefined {
  const [, name = '', inner] = /^([^()]+)(?:\(([\d\s,]*)\))?$/.exec(text.trim()) ?? []
  const type = typeOf.get(name.trim().toLowerCase())
  if (type === undefined) return undefined
  if (inner === undefined) return { column: { type }, isExact: true }
  const isLength = type === 'string' && /^\s*\d+\s*$/.test(inner) && Number.isSafeInteger(Number(inner))
  return isLength ? { column: { type, maxLength: Number(inner) }, isExact: true } : { column: { type }, isExact: false }
}
