import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type as typeOf } from '../../../src/check/checks/type.ts'
import type { ColumnType, Scalar } from '../../../src/model/contract.ts'
import { query } from '../../../src/table/engine.ts'
import { parquet } from '../../../src/table/formats/parquet.ts'
import { openFiles } from '../../../src/table/open.ts'
import { literal } from '../../../src/table/sql.ts'
import { writeTable } from '../../../src/table/write.ts'
import { folder } from '../../support/folder.ts'
import { brokenBy, formatLaws } from '../../laws/format.ts'

formatLaws(parquet, ['parquet', 'pq'])

const path = (): string => join(folder(), 'a.parquet')

/** A file of one column with what an expression of the engine gives. */
async function fileOf(...expressions: string[]): Promise<string> {
  const file = path()
  const rows = expressions.map((expression) => `SELECT ${expression} AS id`).join(' UNION ALL ')
  await query(`COPY (${rows}) TO ${literal(file)} (FORMAT parquet)`)
  return file
}

const readOf = async (expression: string): Promise<unknown> =>
  (await (await openFiles([await fileOf(expression)], parquet)).rows())[0]?.['id']

test.each([
  ["'1'", '1'],
  ['1::TINYINT', '1'],
  ['18446744073709551615::UBIGINT', '18446744073709551615'],
  ['12345678901234567890123456789.5::DECIMAL(38, 1)', '12345678901234567890123456789.5'],
  ['1::DOUBLE', '1.0'],
  ['0.1::FLOAT', '0.1'],
  ["'nan'::DOUBLE", 'nan'],
  ["'-inf'::DOUBLE", '-inf'],
  ['true', 'true'],
  ["DATE '1066-10-14'", '1066-10-14'],
  ["TIMESTAMP '1950-01-31 12:00:00.5'", '1950-01-31T12:00:00.5'],
  ["TIMESTAMP_NS '2024-01-31 12:00:00.123456789'", '2024-01-31T12:00:00.123456789'],
  ["TIMESTAMPTZ '2024-01-31 12:00:00+02'", '2024-01-31T10:00:00Z'],
  ["{ 'a': [1, NULL] }", '{"a":[1,null]}'],
  ['[1.5::DECIMAL(10, 1)]', '[1.5]'],
  ["MAP { 'a': 1 }", '{"a":1}'],
  ["TIME '12:00'", '12:00:00'],
  ["'ab'::BLOB", 'ab'],
  ['NULL::INTEGER', null],
])('reads %s as the text it is', async (expression, text) => {
  expect(await readOf(expression)).toBe(text)
})

test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4', 'lz4_raw'])(
  'reads what is packed with %s',
  async (codec) => {
    const file = path()
    const rows = `SELECT i AS id, 'x' || (i % 7) AS name, i / 4 AS share, i % 2 = 0 AS even FROM range(5000) each(i)`
    await query(`COPY (${rows}) TO ${literal(file)} (FORMAT parquet, COMPRESSION ${codec})`)
    const [[packed] = []] = await query(`SELECT max(compression) FROM parquet_metadata(${literal(file)})`)
    expect(String(packed).toLowerCase()).toBe(codec === 'lz4' ? 'lz4_raw' : codec)
    const table = await openFiles([file], parquet)
    expect(await table.aggregate(['count(*)::INT', 'sum(id::INT)::INT', 'count(DISTINCT name)::INT'])).toEqual([
      5000, 12_497_500, 7,
    ])
    expect(await table.at([4999])).toMatchObject([
      { values: { id: '4998', name: 'x0', share: '1249.5', even: 'true' } },
    ])
    expect(table.broken).toEqual([])
  },
)

interface Physical {
  type: ColumnType
  nullable?: boolean
  good: string[]
  bad: string[]
}

test.each<Physical>([
  { type: 'integer', good: ['1', '1::UBIGINT', '1::DECIMAL(10, 0)'], bad: ["'1'", '1::DOUBLE', 'true', '1.0'] },
  { type: 'integer', nullable: true, good: ['1', '1::DOUBLE'], bad: ["'1'", '1.5::DOUBLE', "'nan'::DOUBLE"] },
  { type: 'number', good: ['1', '1.5::DOUBLE', '1.5'], bad: ["'1.5'", 'false'] },
  { type: 'boolean', good: ['true'], bad: ["'true'", '1'] },
  { type: 'date', good: ["DATE '2024-01-31'"], bad: ["'2024-01-31'", "TIMESTAMP '2024-01-31 00:00:00'"] },
  { type: 'timestamp', good: ["TIMESTAMP '2024-01-31 00:00:00'", "DATE '2024-01-31'"], bad: ["'2024-01-31'", '1'] },
  { type: 'string', good: ["'1'", 'uuid()'], bad: ['1', "DATE '2024-01-31'", "'ab'::BLOB", '[1]'] },
])('tells a column that is $type (nullable: $nullable) from others', async ({ type, nullable = false, good, bad }) => {
  const condition = typeOf('id', { type, nullable })?.violates ?? ''
  const violates = async (expression: string): Promise<boolean> =>
    (await (await openFiles([await fileOf(expression)], parquet)).sample(condition, 1)).length > 0
  expect(await Promise.all(good.map(violates))).toEqual(good.map(() => false))
  expect(await Promise.all(bad.map(violates))).toEqual(bad.map(() => true))
})

test.each<[ColumnType | undefined, Scalar[], string]>([
  ['integer', [1, '007', null], 'BIGINT'],
  ['integer', [1, '9223372036854775808'], 'DECIMAL(38,0)'],
  ['integer', [1, 1.5], 'DOUBLE'],
  ['integer', [1, 'many'], 'VARCHAR'],
  ['number', [1, '.5', NaN], 'DOUBLE'],
  ['boolean', [true, 'False'], 'BOOLEAN'],
  ['date', ['2024-01-31'], 'DATE'],
  ['date', ['2024-02-31'], 'VARCHAR'],
  ['timestamp', ['2024-01-31', '2024-01-31T12:00:00+02:00'], 'TIMESTAMP WITH TIME ZONE'],
  ['string', [1, true, 'x'], 'VARCHAR'],
  ['integer', [null], 'BIGINT'],
  [undefined, [1, 2], 'BIGINT'],
  [undefined, [1, 0.5], 'DOUBLE'],
  [undefined, [true], 'BOOLEAN'],
  [undefined, ['2024-01-31', 1], 'VARCHAR'],
  [undefined, [null], 'VARCHAR'],
])('writes a column declared as %s with %j as %s', async (type, list, stored) => {
  const file = path()
  await writeTable(file, parquet, { columns: ['id'], rows: list.map((id) => ({ id })), types: { id: type } })
  expect(await parquet.columnsOf(file)).toEqual([{ name: 'id', type: stored }])
})

test('files whose columns have different types are one table, each judged by its own', async () => {
  const table = await openFiles([await fileOf('1', '2'), await fileOf("'3'")], parquet)
  expect((await table.rows()).map(({ id }) => id)).toEqual(['1', '2', '3'])
  const condition = typeOf('id', { type: 'integer' })?.violates ?? ''
  expect((await table.sample(condition, 5)).map(({ row, values, kinds }) => [row, values, kinds])).toEqual([
    [1, { id: '3' }, { id: 'string' }],
  ])
})

test('names what is wrong with a file', async () => {
  const file = path()
  const rows = Array.from({ length: 100 }, (_, id) => ({ id, name: `name ${id}` }))
  await writeTable(file, parquet, { columns: ['id', 'name'], rows })
  const bytes = readFileSync(file)
  const damaged = (from: number, to: number): Buffer =>
    Buffer.from(bytes.map((byte, at) => (at >= from && at < to ? byte ^ 90 : byte)))
  const bodies = {
    nothing: '',
    'four bytes': 'PAR1',
    CSV: 'id,name\n1,x\n2,y\n3,z\n',
    'a footer that is cut off': bytes.subarray(0, -20),
    'half of it': bytes.subarray(0, bytes.length / 2),
    'damaged pages': damaged(4, 60),
    'a damaged footer': damaged(bytes.length - 200, bytes.length - 8),
    'a footer of no such length': Buffer.concat([
      bytes.subarray(0, -8),
      Buffer.from('ffffff7f', 'hex'),
      Buffer.from('PAR1'),
    ]),
  }
  expect(await brokenBy(parquet, bodies)).toMatchInlineSnapshot(`
    {
      "CSV": "file without a Parquet footer",
      "a damaged footer": "Parquet that is damaged",
      "a footer of no such length": "Parquet that is damaged",
      "a footer that is cut off": "file without a Parquet footer",
      "damaged pages": "Parquet that is damaged",
      "four bytes": "file too short to be Parquet",
      "half of it": "file without a Parquet footer",
      "nothing": "file too short to be Parquet",
    }
  `)
})
