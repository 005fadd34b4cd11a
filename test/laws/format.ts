import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ColumnType, Scalar } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Table } from '../../src/model/table.ts'
import type { Content, Format } from '../../src/table/formats/format.ts'
import { textTypesOf } from '../../src/table/formats.ts'
import { openFiles } from '../../src/table/open.ts'
import { textOf } from '../../src/table/text.ts'
import { writeTable } from '../../src/table/write.ts'
import { folder } from '../support/folder.ts'

const text = fc.string({ unit: fc.constantFrom(...Array.from('aZ0 ."\',;\t\n\r|#*[é漢😀\\{}$\u2028')), maxLength: 6 })

const names = fc.uniqueArray(
  text.map((name) => `${name}_`),
  { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() },
)

const odd = ['', ' x ', 'null', 'NaN', 'true', '1e5', '007', '"', '\\', "'", '2024-01-31', '\u0001']

const values: Record<ColumnType, fc.Arbitrary<Scalar>> = {
  integer: fc.oneof(fc.integer(), fc.constantFrom(2 ** 60, '9007199254740993', '-9223372036854775808')),
  number: fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 5e-324, 1e308, 1e21, 0.1)),
  string: fc.oneof(text, fc.constantFrom(...odd)),
  boolean: fc.boolean(),
  date: fc.constantFrom('2024-02-29', '1066-10-14', '0001-01-01', '1969-12-31', '9999-12-31'),
  timestamp: fc.constantFrom('2024-01-31T12:00:00Z', '1950-01-31T23:59:59.123456Z', '2024-01-31T12:00:00+02:00'),
}

/** A value, whichever of its texts a format has for it. */
const meaning: Record<ColumnType, (text: string) => unknown> = {
  integer: BigInt,
  number: (written) => Number(written.replace(/^([+-]?)inf$/i, '$1Infinity')) + 0,
  string: String,
  boolean: String,
  date: String,
  timestamp: (written) => [Date.parse(written), /[.](\d+)/.exec(written)?.[1]],
}

const kinds = fc.constantFrom<ColumnType[]>('integer', 'number', 'string', 'boolean', 'date', 'timestamp')

type Typed = Content & { types: Record<string, ColumnType> }

const content: fc.Arbitrary<Typed> = fc
  .tuple(names, fc.array(kinds, { minLength: 4, maxLength: 4 }))
  .chain(([columns, list]) => {
    const types = Object.fromEntries(columns.map((name, index) => [name, list[index] ?? 'string']))
    const row = Object.fromEntries(columns.map((name) => [name, fc.option(values[types[name] ?? 'string'])]))
    return fc.record({
      columns: fc.constant(columns),
      types: fc.constant(types),
      rows: fc.array(fc.record(row), { minLength: 1, maxLength: 5 }),
    })
  })

const understood = (rows: Row[], { columns, types }: Typed): unknown[][] =>
  rows.map((row) =>
    columns.map((name) => {
      const value = row[name] ?? null
      return value === null ? null : meaning[types[name] ?? 'string'](textOf(value))
    }),
  )

const people: Content = {
  columns: ['id', 'name'],
  rows: [
    { id: 1, name: 'x' },
    { id: 2, name: null },
    { id: 3, name: '' },
  ],
  types: { id: 'integer', name: 'string' },
}

async function broken(opened: Promise<Table>): Promise<unknown[]> {
  const table = await opened
  await table.aggregate(['count(*)'])
  return table.broken.map(({ reason, line }) => (line === undefined ? reason : `${reason}, line ${line}`))
}

/** What a format says of each of some files. */
export async function brokenBy(
  format: Format,
  bodies: Record<string, string | Buffer>,
  ending = format.name,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const [name, body] of Object.entries(bodies)) {
    const dir = folder({ [`a.${ending}`]: body })
    const reasons = await broken(openFiles([join(dir, `a.${ending}`)], format))
    found[name] = reasons.length === 1 ? reasons[0] : reasons
  }
  return found
}

/** What holds for each format, and for each ending it may have: what is written is read, and what can not be read is named. */
export function formatLaws(format: Format, endings = [format.name, `${format.name}.gz`]): void {
  describe.each(endings)('the format of data.%s', (ending) => {
    async function written(list: Content[], dir = folder()): Promise<string[]> {
      const paths = list.map((_, index) => join(dir, `${index}.${ending}`))
      for (const [index, path] of paths.entries()) await writeTable(path, format, list[index] ?? people)
      return paths
    }

    const isRoot = process.getuid?.() === 0
    test.skipIf(isRoot)(`names a file that may not be read${isRoot ? ' (root may read all)' : ''}`, async () => {
      const paths = await written([people])
      for (const path of paths) chmodSync(path, 0)
      expect(await broken(openFiles(paths, format))).toEqual(['file that can not be opened (EACCES)'])
    })

    test('reads what it wrote, nulls and empty texts told apart', async () => {
      const dir = folder()
      let ran = 0
      await fc.assert(
        fc.asyncProperty(content, async (given) => {
          const table = await openFiles(await written([given], dir), format)
          expect(understood(await table.rows(), given)).toEqual(understood(given.rows, given))
          expect({ columns: table.columns, broken: table.broken }).toEqual({ columns: given.columns, broken: [] })
          ran++
        }),
        { numRuns: 100, seed: 1 },
      )
      expect(ran).toBe(100)
    }, 60_000)

    test('keeps numbers beyond 2^53 and decimals as they are', async () => {
      const types = { id: 'integer', share: 'number' } as const
      const rows = [{ id: '9007199254740993', share: 0.1 }]
      const table = await openFiles(await written([{ columns: ['id', 'share'], rows, types }]), format)
      expect(await table.rows()).toEqual([{ id: '9007199254740993', share: '0.1' }])
    })

    test('holds the values of just those types as texts that it says, which promises are compared by', async () => {
      const samples = {
        integer: 1,
        number: 0.5,
        string: 'x',
        boolean: true,
        date: '2024-01-31',
        timestamp: '2024-01-31T12:00:00Z',
      }
      const types = Object.fromEntries(Object.keys(samples).map((type) => [type, type])) as Record<string, ColumnType> // its own names
      const table = await openFiles(await written([{ columns: Object.keys(samples), rows: [samples], types }]), format)
      const [row] = await table.sample('true', 1)
      const asTexts = Object.keys(samples).filter((type) => ['text', 'said', 'string'].includes(row?.kinds[type] ?? ''))
      expect(asTexts.toSorted()).toEqual([...(textTypesOf(format.name) ?? Object.keys(samples))].toSorted())
    })

    test('reads a table without rows', async () => {
      const table = await openFiles(await written([{ ...people, rows: [] }]), format)
      expect(await table.rows()).toEqual([])
      expect(table.broken).toEqual([])
    })

    test('counts the rows of several files and tells which file and row a sample is of', async () => {
      const table = await openFiles(await written([people, { ...people, rows: [{ id: 4, name: 'y' }] }]), format)
      expect(await table.aggregate(['count(*)::INT', 'count(name)::INT'])).toEqual([4, 3])
      const sample = await table.sample(`id IN ('2', '4')`, 5)
      expect(sample.map(({ file, row, values: { id } }) => [file.slice(-ending.length - 2), row, id])).toEqual([
        [`0.${ending}`, 2, '2'],
        [`1.${ending}`, 1, '4'],
      ])
    })

    test('counts the rows of a file that is written in several parts', async () => {
      const rows = Array.from({ length: 25_000 }, (_, id) => ({ id, name: `${id}` }))
      const table = await openFiles(await written([{ ...people, rows }]), format)
      expect(await table.aggregate(['count(DISTINCT id)::INT'])).toEqual([25_000])
      expect((await table.sample(`name = '24321'`, 1)).map(({ row }) => row)).toEqual([24_322])
    })

    test('takes files with different columns for one table, by their names', async () => {
      const other: Content = { columns: ['name', 'more'], rows: [{ name: 'z', more: 1 }], types: {} }
      const table = await openFiles(await written([people, other]), format)
      expect(table.columns).toEqual(['id', 'name', 'more'])
      expect(await table.aggregate(['count(*)::INT', 'count(id)::INT', 'count(more)::INT'])).toEqual([4, 3, 1])
      expect((await table.sample('more IS NOT NULL', 5)).map(({ row }) => row)).toEqual([1])
    })

    test('reads columns with names out of JavaScript and SQL', async () => {
      const columns = ['__proto__', 'constructor', '#row', 'select "x" from y; --', 'a.b', "it's", '$.x', 'json']
      const row: Row = Object.fromEntries(columns.map((name) => [name, 'x']))
      const [found = {}] = await (await openFiles(await written([{ columns, rows: [row] }]), format)).rows()
      expect(Object.entries(found)).toEqual(columns.map((name) => [name, 'x']))
    })

    test('takes no character of a file name for a wildcard', async () => {
      const dir = folder()
      const paths = ['a[1]', 'a1', 'a*', 'a?', "it's", 'a b', '{a,b}'].map((name) => join(dir, `${name}.${ending}`))
      const found: unknown[] = []
      for (const [id, path] of paths.entries()) await writeTable(path, format, { columns: ['id'], rows: [{ id }] })
      for (const path of paths) found.push((await (await openFiles([path], format)).rows())[0]?.['id'])
      expect(found).toEqual(paths.map((_, index) => String(index)))
    })

    test('reads the good files beside one that was cut off', async () => {
      const paths = await written([people, people, people])
      const bytes = readFileSync(paths[1] ?? '')
      writeFileSync(paths[1] ?? '', ending === 'csv' || ending === 'tsv' ? '"' : bytes.subarray(0, bytes.length - 4))
      const table = await openFiles(paths, format)
      expect(await table.aggregate(['count(*)::INT'])).toEqual([6])
      expect(table.broken.map(({ file }) => file)).toEqual([paths[1]])
    })
  })

  const packed = endings.filter((ending) => ending.endsWith('.gz'))

  test.each(packed)('names what is wrong with a packed data.%s', async (ending) => {
    const path = join(folder(), `a.${ending}`)
    const rows = Array.from({ length: 2000 }, (_, id) => ({ id, name: `${Math.sin(id)}` }))
    await writeTable(path, format, { ...people, rows })
    const bytes = readFileSync(path)
    const flipped = Buffer.from(bytes)
    flipped.writeUInt32LE(1, bytes.length - 8)
    const bodies = {
      half: bytes.subarray(0, bytes.length / 2),
      'cut at the end': bytes.subarray(0, -3),
      'another checksum': flipped,
      text: 'id,name\n',
      nothing: '',
    }
    expect(await brokenBy(format, bodies, ending)).toEqual({
      half: 'gzip that ends too early',
      'cut at the end': 'gzip that ends too early',
      'another checksum': 'gzip that is damaged',
      text: 'file that is not gzip',
      nothing: 'empty file',
    })
  })
}
