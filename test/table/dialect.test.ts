import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CsvDialect } from '../../src/model/contract.ts'
import { formatOf } from '../../src/table/formats.ts'
import type { Format } from '../../src/table/formats/format.ts'
import { openFiles } from '../../src/table/open.ts'
import { writeTable } from '../../src/table/write.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const columns = { id: { type: 'integer' }, name: { type: 'string' } } as const

const formatWith = (csv: CsvDialect): Format => formatOf({ format: 'csv', files: 'a.csv', csv, columns })

async function read(csv: CsvDialect, body: string | Buffer, ending = 'csv'): Promise<unknown> {
  const table = await openFiles([join(folder({ [`a.${ending}`]: body }), `a.${ending}`)], formatWith(csv))
  const rows = await table.rows()
  await table.close()
  return table.broken.length > 0 ? table.broken.map(({ reason, line }) => [reason, line]) : rows
}

const dialects: CsvDialect[] = [
  { header: false },
  { delimiter: ';' },
  { delimiter: '\t', quote: "'" },
  { delimiter: '::' },
  { encoding: 'utf-16' },
  { encoding: 'latin-1' },
  { nulls: ['NA', ''] },
  { nulls: ['-', 'NULL'], header: false },
  { header: false, delimiter: '|', quote: "'", encoding: 'utf-16', nulls: ['NA'] },
]

describe.each(dialects.flatMap((csv) => ['csv', 'csv.gz'].map((ending) => ({ csv, ending }))))(
  'the dialect $csv of data.$ending',
  ({ csv, ending }) => {
    const format = formatWith(csv)
    const characters = csv.encoding === 'latin-1' ? 'aZ0 é;,:|\t\'"\n\r-' : 'aZ0 é漢😀;,:|\t\'"\n\r-'
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from(characters)), maxLength: 5 }),
      fc.constantFrom('', 'NA', 'NULL', '-', 'null'),
    )
    const rows = fc.array(fc.record({ id: fc.integer(), name: fc.option(text) }), { minLength: 1, maxLength: 6 })

    test('reads what it wrote', async () => {
      const dir = folder()
      let ran = 0
      await fc.assert(
        fc.asyncProperty(rows, async (given) => {
          const path = join(dir, `${ran++}.${ending}`)
          await writeTable(path, format, { columns: ['id', 'name'], rows: given })
          const table = await openFiles([path], format)
          expect(await table.rows()).toEqual(given.map(({ id, name }) => ({ id: String(id), name })))
          expect({ columns: table.columns, broken: table.broken }).toEqual({ columns: ['id', 'name'], broken: [] })
          await table.close()
        }),
        { numRuns: 40, seed: 1 },
      )
      expect(ran).toBe(40)
    }, 60_000)

    test('reads a table without rows', async () => {
      const path = join(folder(), `a.${ending}`)
      await writeTable(path, format, { columns: ['id', 'name'], rows: [] })
      const table = await openFiles([path], format)
      expect({ columns: table.columns, rows: await table.rows(), broken: table.broken }).toEqual({
        columns: ['id', 'name'],
        rows: [],
        broken: [],
      })
    })
  },
)

test('columns without a header are told by their order, those beyond the declared by their number', async () => {
  expect(await read({ header: false }, '1,x,more\n2,,\n')).toEqual([
    { id: '1', name: 'x', 'column 3': 'more' },
    { id: '2', name: null, 'column 3': null },
  ])
  expect(await read({ header: false }, '1\n2\n')).toEqual([{ id: '1' }, { id: '2' }])
})

test('null texts count outside quotes only', async () => {
  expect(await read({ nulls: ['NA', '-'] }, 'id,name\nNA,"NA"\n-,\n1,null\n')).toEqual([
    { id: null, name: 'NA' },
    { id: null, name: '' },
    { id: '1', name: 'null' },
  ])
  expect(await read({ nulls: [] }, 'id,name\n1,\n2,NA\n')).toEqual([
    { id: '1', name: '' },
    { id: '2', name: 'NA' },
  ])
})

test('null texts of pandas count inside quotes too', async () => {
  expect(await read({ nulls: 'pandas' }, 'id,name\nNA,"NA"\n,""\n<NA>,none\n')).toEqual([
    { id: null, name: null },
    { id: null, name: null },
    { id: null, name: 'none' },
  ])
})

test.each<[CsvDialect['encoding'], Buffer]>([
  ['utf-16', Buffer.from('\uFEFFid,name\n1,é😀\n', 'utf16le')],
  ['utf-16', Buffer.from('\uFEFFid,name\n1,é😀\n', 'utf16le').swap16()],
  ['utf-16', Buffer.from('id,name\n1,é😀\n', 'utf16le')],
  ['utf-8', Buffer.from('\uFEFFid,name\n1,é😀\n')],
])('reads %s whatever its byte order mark', async (encoding = 'utf-8', body) => {
  expect(await read({ encoding }, body)).toEqual([{ id: '1', name: 'é😀' }])
})

interface Wrong {
  name: string
  csv: CsvDialect
  body: string | Buffer
  reason: unknown[]
}

const halved = Buffer.concat([Buffer.from('\uFEFFid,name\n1,x\n', 'utf16le'), Buffer.from('x')])
const wrong: Wrong[] = [
  {
    name: 'half a character',
    csv: { encoding: 'utf-16' },
    body: halved,
    reason: ['file that is not UTF-16', undefined],
  },
  {
    name: 'UTF-16 for Latin-1',
    csv: { encoding: 'latin-1' },
    body: Buffer.from('id,name\n1,€\n', 'utf16le'),
    reason: ['NUL byte', 1],
  },
  {
    name: 'Windows-1252 for Latin-1',
    csv: { encoding: 'latin-1' },
    body: Buffer.from('id,name\n1,\x80\n', 'latin1'),
    reason: ['value that is not Latin-1', undefined],
  },
  { name: 'an open quote', csv: { quote: "'" }, body: "id,name\n1,'x\n", reason: ['file that ends inside a quote', 2] },
  {
    name: 'a row too short',
    csv: { delimiter: ';', header: false },
    body: '1;x\n2\n',
    reason: ['row of 1 values under 2 columns', 2],
  },
  {
    name: 'another delimiter',
    csv: { delimiter: ';' },
    body: 'id,name\n1;x\n',
    reason: ['row of 2 values under 1 columns', 2],
  },
]

test.each(wrong)('names a file with $name', async ({ csv, body, reason }) => {
  expect(await read(csv, body)).toEqual([reason])
})

const inLatin1 = (path: string): Promise<void> =>
  writeTable(path, formatWith({ encoding: 'latin-1' }), { columns: ['id'], rows: [{ id: '漢' }] })

test('writes the dialect that is declared', async () => {
  const path = join(folder(), 'a.csv.gz')
  const rows = [
    { id: 1, name: 'NA' },
    { id: 2, name: null },
    { id: 3, name: 'it\'s; "x"' },
  ]
  const format = formatWith({ header: false, delimiter: ';', quote: "'", nulls: ['NA'], encoding: 'utf-16' })
  await writeTable(path, format, { columns: ['id', 'name'], rows })
  expect(gunzipSync(readFileSync(path)).toString('utf16le')).toBe("\uFEFF1;'NA'\n2;NA\n3;'it''s; \"x\"'\n")
})

test('says which character an encoding does not have', async () => {
  const dir = folder()
  expect(await thrown(() => inLatin1(join(dir, 'a.csv')))).toMatchInlineSnapshot(`
    "Unexpected character \`漢\` in \`a.csv\`, expected one that Latin-1 has, write \`encoding: utf-8\`, or leave it out of the data
      see  docs/errors.md#pp004"
  `)
})
