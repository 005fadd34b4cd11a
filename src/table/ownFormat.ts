import type { Row } from '../model/data.ts'
import { PipeproofError } from '../errors.ts'
import { columnsOf } from './columns.ts'
import { demandColumns } from './demandColumns.ts'
import { BrokenTable, type Content, type Format } from './formats/format.ts'
import { identifier } from './sql.ts'
import { storedAs } from './stored.ts'
import { reasonOf } from '../shared/thrown.ts'

/** A format as its author writes it. */
export interface OwnFormat {
  name: string
  /** The endings of its files, without the dot. */
  extensions: string[]
  /** The rows of a file; an error that it throws says what is wrong with the file. */
  read(path: string): Iterable<Row> | AsyncIterable<Row> | Promise<Iterable<Row>>
  /** Without it, files of the format can be read only. */
  write?(path: string, content: Content): Promise<void> | void
}

async function rowsIn(read: OwnFormat['read'], path: string): Promise<Row[]> {
  const rows: Row[] = []
  try {
    for await (const row of await read(path)) rows.push(row)
  } catch (error) {
    throw new BrokenTable(reasonOf(error))
  }
  return rows
}

/** A format of somebody's own: its rows are put into a table of the engine. */
export const formatOfOwn = ({ name, extensions, read, write }: OwnFormat): Format => ({
  name,
  extensions,
  textTypes: ['string'],
  async load(path, table, store) {
    const rows = await rowsIn(read, path)
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const columns = columnsOf({ columns: names, rows })
    const stored = columns.map(storedAs)
    const list = stored.map(({ sql }, index) => `${sql(`c${index}`)} AS ${identifier(names[index] ?? '')}`)
    const batches = [stored.map(({ at }) => ({ length: rows.length, at }))]
    const told = demandColumns(names.map((column, index) => ({ name: column, type: stored[index]?.type ?? 'VARCHAR' })))
    if (told.length > 0)
      await store.withTable(
        { table: 'given', types: stored.map(({ handed }) => handed), batches },
        `CREATE TABLE ${table} AS SELECT ${list.join(', ')} FROM given`,
      )
    return told
  },
  async write(path, content) {
    if (write) return write(path, content)
    throw new PipeproofError('wrongValue', {
      received: `format \`${name}\``,
      place: `\`${path}\``,
      expected: 'one that can be written',
      advice: 'give `defineFormat` a `write`',
    })
  },
})
