import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arrow } from '../../src/table/arrow.ts'
import { query } from '../../src/table/engine.ts'
import { fileSchema } from '../../src/table/fileSchema.ts'
import { literal } from '../../src/table/sql.ts'
import { folder } from '../support/folder.ts'

const lines = (schema: Awaited<ReturnType<typeof fileSchema>>): string[] =>
  schema.fields.map(
    ({ name, said, nullable, type }) => `${name} ${said}${nullable ? ' null' : ''} ${JSON.stringify(type)}`,
  )

test('Parquet tells its types, also after columns that hold others', async () => {
  const path = join(folder(), 'a.parquet')
  const pandas = JSON.stringify({ columns: [] })
  await query(
    `COPY (SELECT 1::TINYINT AS a, {'x': 1, 'y': [{'z': 2}]} AS s, 1.5::DECIMAL(12,2) AS d, map {'k': 1} AS m, 'x' AS t,
      now() AS z, now()::TIMESTAMP AS n, current_date AS day, uuid() AS u, 1::UBIGINT AS big, 1.5::FLOAT AS f, true AS b,
      interval 1 day AS i, 1::HUGEINT AS h) TO ${literal(path)} (FORMAT parquet, KV_METADATA {pandas: ${literal(pandas)}})`,
  )
  const schema = await fileSchema(path, 'parquet')
  expect(schema.pandas).toBe(pandas)
  expect(lines(schema)).toMatchInlineSnapshot(`
    [
      "a TINYINT null {"kind":"integer","bits":8,"signed":true}",
      "s STRUCT(x INTEGER, y STRUCT(z INTEGER)[]) null {"kind":"other"}",
      "d DECIMAL(12,2) null {"kind":"decimal","precision":12,"scale":2}",
      "m MAP(VARCHAR, INTEGER) null {"kind":"other"}",
      "t VARCHAR null {"kind":"string"}",
      "z TIMESTAMP WITH TIME ZONE null {"kind":"timestamp","zoned":true}",
      "n TIMESTAMP null {"kind":"timestamp","zoned":false}",
      "day DATE null {"kind":"date"}",
      "u UUID null {"kind":"uuid"}",
      "big UBIGINT null {"kind":"integer","bits":64,"signed":false}",
      "f FLOAT null {"kind":"number","bits":32}",
      "b BOOLEAN null {"kind":"boolean"}",
      "i INTERVAL null {"kind":"other"}",
      "h DOUBLE null {"kind":"number","bits":64}",
    ]
  `)
})

test('Arrow tells its types', async () => {
  const path = join(folder(), 'a.arrow')
  const { Field, Schema, Table, tableToIPC, ...types } = arrow()
  const fields = [
    new Field('id', new types.Uint16(), false),
    new Field('text', new types.Dictionary(new types.Utf8(), new types.Int32()), true),
    new Field('at', new types.TimestampMicrosecond('UTC'), true),
    new Field('local', new types.TimestampMicrosecond(), true),
    new Field('price', new types.Decimal(2, 12, 128), true),
    new Field('small', new types.Float32(), true),
    new Field('flag', new types.Bool(), true),
    new Field('day', new types.DateDay(), true),
    new Field('list', new types.List(new Field('item', new types.Int32(), true)), true),
  ]
  const table = new Table(new Schema(fields, new Map([['pandas', '{}']])))
  writeFileSync(path, tableToIPC(table, 'file'))
  const schema = await fileSchema(path, 'arrow')
  expect(schema.pandas).toBe('{}')
  expect(lines(schema)).toMatchInlineSnapshot(`
    [
      "id Uint16 {"kind":"integer","bits":16,"signed":false}",
      "text Dictionary<Int32, Utf8> null {"kind":"string"}",
      "at Timestamp<MICROSECOND, UTC> null {"kind":"timestamp","zoned":true}",
      "local Timestamp<MICROSECOND> null {"kind":"timestamp","zoned":false}",
      "price Decimal[12e+2] null {"kind":"decimal","precision":12,"scale":2}",
      "small Float32 null {"kind":"number","bits":32}",
      "flag Bool null {"kind":"boolean"}",
      "day Date32<DAY> null {"kind":"date"}",
      "list List<Int32> null {"kind":"other"}",
    ]
  `)
})
