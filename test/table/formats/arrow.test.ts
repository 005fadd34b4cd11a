import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { expect, test } from 'vitest'
import { query } from '../../../src/table/engine.ts'
import { arrow } from '../../../src/table/formats/arrow.ts'
import { openFiles } from '../../../src/table/open.ts'
import { writeTable } from '../../../src/table/write.ts'
import { brokenBy, formatLaws } from '../../laws/format.ts'
import { folder } from '../../support/folder.ts'

formatLaws(arrow, ['arrow', 'feather', 'ipc.gz'])

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/arrow/${name}`, import.meta.url))

test('reads what pyarrow writes of each type, packed with LZ4', async () => {
  const table = await openFiles([fixture('types.lz4.arrow')], arrow)
  const [first, second, third] = await table.sample('true', 3)
  expect(table.broken).toEqual([])
  expect(Object.values(second?.values ?? {}).every((value) => value === null)).toBe(true)
  const seen = table.columns.map((name) =>
    [name, first?.kinds[name], first?.values[name], third?.values[name]].join(' '),
  )
  expect(seen).toMatchInlineSnapshot(`
    [
      "i8 integer 1 -3",
      "i64 integer 1152921504606846976 -5",
      "u64 integer 18446744073709551615 0",
      "f32 number 0.1 nan",
      "f64 number 1.5 inf",
      "f16 number 1.5 2.0",
      "s string é ",
      "ls string x yy",
      "b boolean true false",
      "d date 1066-10-14 2024-02-29",
      "d64 date 2024-01-31 1969-12-31",
      "ts timestamp 1950-01-31T12:00:00.5 2024-01-01T00:00:00",
      "tsz timestamp 2024-01-31T12:00:00Z 2024-01-01T00:00:00Z",
      "tns timestamp 2024-01-31T12:00:00.123456789 1970-01-01T00:00:00.000000001",
      "tss timestamp 2024-01-31T12:00:00 1970-01-01T00:00:01",
      "dec number 12345678901234567890.50 -1.25",
      "cat string a b",
      "bin other {\\x220\\x22:97,\\x221\\x22:98} {\\x220\\x22:255}",
      "lst other [1,2] []",
      "st other {\\x22a\\x22:1} {\\x22a\\x22:2}",
      "tm other 43200000000 3723000000",
      "nul string  ",
      "dur other 1000000 0",
    ]
  `)
})

test('reads what is packed with zstd where Node can unpack it', async () => {
  const table = await openFiles([fixture('types.zstd.arrow')], arrow)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const reasons = table.broken.map(({ reason }) => reason)
  expect(reasons).toEqual(
    major > 22 || (major === 22 && minor >= 15) ? [] : ['Arrow packed with zstd, which takes Node 22.15'],
  )
})

test('reads a stream, and tables without columns or rows', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'a.arrow'), tableToIPC(tableFromArrays({ id: [1, 2.5] }), 'stream'))
  const table = await openFiles([join(dir, 'a.arrow')], arrow)
  expect(await table.rows()).toEqual([{ id: '1.0' }, { id: '2.5' }])
  await writeTable(join(dir, 'none.arrow'), arrow, { columns: [], rows: [] })
  const none = await openFiles([join(dir, 'none.arrow')], arrow)
  expect({ columns: none.columns, rows: await none.rows(), broken: none.broken }).toEqual({
    columns: [],
    rows: [],
    broken: [],
  })
})

const tables = async (): Promise<unknown> => (await query('SELECT count(*)::INT FROM duckdb_tables()'))[0]?.[0]

test('leaves nothing in the engine once it is closed', async () => {
  const path = join(folder(), 'a.arrow')
  const before = await tables()
  await writeTable(path, arrow, { columns: ['1', '0'], rows: [{ 0: 'x', 1: 'y' }] })
  const table = await openFiles([path], arrow)
  expect(table.columns).toEqual(['1', '0'])
  expect(await tables()).not.toBe(before)
  await table.close()
  expect(await tables()).toBe(before)
})

test('names what is wrong with a file', async () => {
  const whole = readFileSync(fixture('types.lz4.arrow'))
  const stream = Buffer.from(
    tableToIPC(tableFromArrays({ id: Int32Array.from({ length: 1000 }, (_, row) => row) }), 'stream'),
  )
  const damaged = (from: number, to: number): Buffer =>
    Buffer.from(whole.map((byte, at) => (at >= from && at < to ? byte ^ 90 : byte)))
  const bodies = {
    nothing: '',
    'four bytes': 'ARRO',
    CSV: 'id,name\n1,x\n2,y\n',
    'a first version': 'FEA1 and more of it',
    'a footer that is cut off': whole.subarray(0, -20),
    'half of it': whole.subarray(0, whole.length / 2),
    'a damaged footer': damaged(whole.length - 400, whole.length - 10),
    'damaged messages': damaged(8, 3000),
    'a stream that is cut off': stream.subarray(0, -40),
    'a column twice': Buffer.from(tableToIPC(tableFromArrays({ id: [1], ID: [1] }))),
  }
  expect(await brokenBy(arrow, bodies)).toMatchInlineSnapshot(`
    {
      "CSV": "file that is not Arrow",
      "a column twice": "two columns named \`ID\`",
      "a damaged footer": "Arrow that is damaged",
      "a first version": "Feather of the first version, which is not Arrow",
      "a footer that is cut off": "Arrow that ends too early",
      "a stream that is cut off": "Arrow that ends too early",
      "damaged messages": "Arrow that is damaged",
      "four bytes": "file that is not Arrow",
      "half of it": "Arrow that ends too early",
      "nothing": "empty file",
    }
  `)
})
