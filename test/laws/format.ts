import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/model/data.ts'
import type { Table } from '../../src/model/table.ts'
import type { Format } from '../../src/table/formats/format.ts'
import { openFiles } from '../../src/table/open.ts'
import { writeTable } from '../../src/table/write.ts'
import { folder } from '../support/folder.ts'

const text = fc.string({ unit: fc.constantFrom(...Array.from('aZ0 ."\',;\t\n\r|#*[é漢😀\\')), maxLength: 6 })

/** The engine takes a carriage return in a header for the end of the line. */
const columns = fc.uniqueArray(
  text.map((name) => `${name}_`.replaceAll('\r', '')),
  { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() },
)

const content = columns.chain((names) =>
  fc.record({
    columns: fc.constant(names),
    rows: fc.array(fc.record(Object.fromEntries(names.map((name) => [name, fc.option(text)]))), { maxLength: 5 }),
  }),
)

async function broken(table: Table): Promise<unknown[]> {
  await table.rows()
  return table.broken.map(({ reason, line }) => [reason, line])
}

/** What holds for each format: what is written is read, as text, and what can not be read is named. */
export function formatLaws(format: Format, delimiter: string): void {
  const open = (...texts: (string | Buffer)[]): Table => {
    const dir = folder(Object.fromEntries(texts.map((body, index) => [`${index}.${format.name}`, body])))
    return openFiles(
      texts.map((_, index) => join(dir, `${index}.${format.name}`)),
      format,
    )
  }
  const line = (...values: string[]): string => values.join(delimiter)
  const header = line('id', 'name')

  describe(`the format ${format.name}`, () => {
    test('reads what it wrote, nulls and empty texts told apart', async () => {
      const path = join(folder(), `table.${format.name}`)
      let ran = 0
      await fc.assert(
        fc.asyncProperty(content, async ({ columns: names, rows }) => {
          await writeTable(path, format, { columns: names, rows })
          const table = openFiles([path], format)
          expect(await table.rows()).toEqual(rows)
          expect({ columns: table.columns, broken: table.broken }).toEqual({ columns: names, broken: [] })
          ran++
        }),
        { numRuns: 100, seed: 1 },
      )
      expect(ran).toBe(100)
    }, 30_000)

    test('keeps every value as the text that it is', async () => {
      const values = ['007', '1.0', 'True', 'NaN', '1_000', ' x ', '2024-01-31', '9007199254740993', 'null', '#']
      const table = open([header, ...values.map((value) => line(value, 'x'))].join('\n'))
      expect((await table.rows()).map(({ id }) => id)).toEqual(values)
    })

    test.each([
      ['a byte order mark', `\uFEFF${header}\n${line('1', 'x')}\n`],
      ['CRLF', `${header}\r\n${line('1', 'x')}\r\n`],
      ['no last line end', `${header}\n${line('1', 'x')}`],
      ['blank lines', `${header}\n\n${line('1', 'x')}\n\n`],
      ['quotes around everything', `${line('"id"', '"name"')}\n${line('"1"', '"x"')}\n`],
    ])('reads a file with %s', async (_, body) => {
      const table = open(body)
      expect(await table.rows()).toEqual([{ id: '1', name: 'x' }])
      expect(table.broken).toEqual([])
    })

    test('reads a line end and the delimiter inside quotes', async () => {
      const value = `a\r\nb${delimiter}"c"\n`
      const table = open(`${header}\n${line('1', `"${value.replaceAll('"', '""')}"`)}\n`)
      expect(await table.rows()).toEqual([{ id: '1', name: value }])
    })

    test('reads a header alone as a table without rows', async () => {
      const table = open(`${header}\n`)
      expect({ columns: table.columns, rows: await table.rows() }).toEqual({ columns: ['id', 'name'], rows: [] })
    })

    test('reads a header beyond what is read at first', async () => {
      const names = Array.from({ length: 9000 }, (_, index) => `column_${index}`)
      const table = open(`${line(...names)}\n${line(...names.map(String))}\n`)
      expect(table.columns).toEqual(names)
    })

    test('names a column without a name as pandas does', () => {
      expect(open(`${line('', 'name', '')}\n`).columns).toEqual(['Unnamed: 0', 'name', 'Unnamed: 2'])
    })

    test.each([
      ['nothing', '', ['empty file', 1]],
      ['blank lines only', '\n\n', ['empty file', 1]],
      ['a name twice', `${line('id', 'id')}\n`, ['two columns named `id`', 1]],
      ['a name twice but for capitals', `${line('id', 'ID')}\n`, ['two columns named `ID`', 1]],
      ['an open quote in the header', `"${header}\n`, ['header that ends inside a quote', 1]],
      ['an open quote', `${header}\n${line('1', '"x')}\n${line('2', 'y')}\n`, ['file that ends inside a quote', 2]],
      ['a row too short', `${header}\n${line('1', 'x')}\n2\n`, ['row of 1 values under 2 columns', 3]],
      ['a row too long', `${header}\n${line('1', 'x', 'y')}\n`, ['row of 3 values under 2 columns', 2]],
      ['mixed line ends', `${header}\r\n${line('1', 'x')}\n`, ['lines that end in different ways', undefined]],
      ['Latin-1 values', Buffer.from(`${header}\n${line('1', 'é')}\n`, 'latin1'), ['value that is not UTF-8', 2]],
      ['a Latin-1 header', Buffer.from(`${line('id', 'é')}\n`, 'latin1'), ['header that is not UTF-8', 1]],
      ['UTF-16', Buffer.from(`\uFEFF${header}\n`, 'utf16le'), ['header that is not UTF-8', 1]],
    ])('names a file with %s', async (_, body, reason) => {
      expect(await broken(open(body))).toEqual([reason])
    })

    test('finds a broken value in a column that nobody asks for', async () => {
      const table = open(Buffer.from(`${header}\n${line('1', 'é')}\n`, 'latin1'))
      expect(await table.aggregate(['count(id)'])).toEqual([undefined])
      expect(table.broken).toHaveLength(1)
    })

    test('reads the good files beside a broken one', async () => {
      const table = open(`${header}\n${line('1', 'x')}\n`, '', `${header}\n2\n`, `${header}\n${line('3', 'z')}\n`)
      expect(await table.rows()).toEqual([
        { id: '1', name: 'x' },
        { id: '3', name: 'z' },
      ])
      expect(await broken(table)).toEqual([
        ['empty file', 1],
        ['row of 1 values under 2 columns', 2],
      ])
    })

    test('takes no character of a file name for a wildcard', async () => {
      const dir = folder()
      const names = ['a[1]', 'a1', 'a*', 'a?', "it's", 'a b', '{a,b}'].map((name) =>
        join(dir, `${name}.${format.name}`),
      )
      for (const [index, path] of names.entries()) writeFileSync(path, `id\n${index}\n`)
      const rows: Row[][] = []
      for (const path of names) rows.push(await openFiles([path], format).rows())
      expect(rows).toEqual(names.map((_, index) => [{ id: String(index) }]))
    })
  })
}
