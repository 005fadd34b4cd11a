import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/model/table.ts'
import type { Format } from '../../src/table/formats/format.ts'
import { openFiles } from '../../src/table/open.ts'
import { folder } from '../support/folder.ts'

async function broken(opened: Promise<Table>): Promise<unknown[]> {
  const table = await opened
  await table.rows()
  return table.broken.map(({ reason, line }) => [reason, line])
}

/** What holds for text with a delimiter beside the laws of all formats. */
export function delimitedLaws(format: Format, delimiter: string): void {
  const open = (...texts: (string | Buffer)[]): Promise<Table> => {
    const dir = folder(Object.fromEntries(texts.map((body, index) => [`${index}.${format.name}`, body])))
    return openFiles(
      texts.map((_, index) => join(dir, `${index}.${format.name}`)),
      format,
    )
  }
  const line = (...values: string[]): string => values.join(delimiter)
  const header = line('id', 'name')

  describe(`the delimited format ${format.name}`, () => {
    test('keeps every value as the text that it is', async () => {
      const values = ['007', '1.0', 'True', 'NaN', '1_000', ' x ', '2024-01-31', '9007199254740993', 'null', '#']
      const table = await open([header, ...values.map((value) => line(value, 'x'))].join('\n'))
      expect((await table.rows()).map(({ id }) => id)).toEqual(values)
    })

    test.each([
      ['a byte order mark', `\uFEFF${header}\n${line('1', 'x')}\n`],
      ['CR', `${header}\r${line('1', 'x')}\r`],
      ['CRLF and no last line end', `${header}\r\n${line('1', 'x')}`],
      ['CRLF', `${header}\r\n${line('1', 'x')}\r\n`],
      ['no last line end', `${header}\n${line('1', 'x')}`],
      ['blank lines', `${header}\n\n${line('1', 'x')}\n\n`],
      ['quotes around everything', `${line('"id"', '"name"')}\n${line('"1"', '"x"')}\n`],
    ])('reads a file with %s', async (_, body) => {
      const table = await open(body)
      expect(await table.rows()).toEqual([{ id: '1', name: 'x' }])
      expect(table.broken).toEqual([])
    })

    test('reads a line end and the delimiter inside quotes', async () => {
      const value = `a\r\nb${delimiter}"c"\n`
      const table = await open(`${header}\n${line('1', `"${value.replaceAll('"', '""')}"`)}\n`)
      expect(await table.rows()).toEqual([{ id: '1', name: value }])
    })

    test('reads a header alone as a table without rows', async () => {
      const table = await open(`${header}\n`)
      expect({ columns: table.columns, rows: await table.rows() }).toEqual({ columns: ['id', 'name'], rows: [] })
    })

    test('reads a header beyond what is read at first', async () => {
      const names = Array.from({ length: 9000 }, (_, index) => `column_${index}`)
      const table = await open(`${line(...names)}\n${line(...names.map(String))}\n`)
      expect(table.columns).toEqual(names)
    })

    test('names a column without a name as pandas does', async () => {
      expect((await open(`${line('', 'name', '')}\n`)).columns).toEqual(['Unnamed: 0', 'name', 'Unnamed: 2'])
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
      ['UTF-16', Buffer.from(`\uFEFF${header}\n`, 'utf16le'), ['file in UTF-16', 1]],
      ['a NUL byte', `${header}\n${line('1', 'x')}\n${line('2', '\0')}\n`, ['NUL byte', 3]],
    ])('names a file with %s', async (_, body, reason) => {
      expect(await broken(open(body))).toEqual([reason])
    })

    test.each(['\n', '\r\n', '\r'])('counts lines and rows where lines end in %j', async (end) => {
      const lines = (...list: string[]): string => list.map((each) => `${each}${end}`).join('')
      expect(await broken(open(lines(header, line('1', 'x'), '2')))).toEqual([['row of 1 values under 2 columns', 3]])
      const table = await open(lines(header, line('1', 'x'), line('2', '"a\nb"'), line('3', 'z')))
      expect((await table.sample('id::INT > 1', 9)).map(({ row, values }) => [row, values['name']])).toEqual([
        [2, 'a\nb'],
        [3, 'z'],
      ])
    })

    test('finds a broken value in a column that nobody asks for', async () => {
      const table = await open(Buffer.from(`${header}\n${line('1', 'é')}\n`, 'latin1'))
      expect(await table.aggregate(['count(id)'])).toEqual([undefined])
      expect(table.broken).toHaveLength(1)
    })

    test('reads the good files beside a broken one', async () => {
      const table = await open(`${header}\n${line('1', 'x')}\n`, '', `${header}\n2\n`, `${header}\n${line('3', 'z')}\n`)
      expect(await table.rows()).toEqual([
        { id: '1', name: 'x' },
        { id: '3', name: 'z' },
      ])
      expect(await broken(Promise.resolve(table))).toEqual([
        ['empty file', 1],
        ['row of 1 values under 2 columns', 2],
      ])
    })
  })
}
