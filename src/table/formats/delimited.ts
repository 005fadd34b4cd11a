import { closeSync, openSync, readSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { literal } from '../sql.ts'
import { BrokenTable, type Format } from './format.ts'

const headBytes = 65_536

function headOf(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(headBytes)
    return buffer.toString('utf8', 0, readSync(handle, buffer))
  } finally {
    closeSync(handle)
  }
}

function headerOf(file: string, delimiter: string): string[] {
  const head = headOf(file)
  if (head.trim() === '') throw new BrokenTable('an empty file', 1)
  try {
    const [header] = parse(head, { delimiter, to: 1, bom: true, relax_column_count: true })
    return header ?? []
  } catch {
    throw new BrokenTable('a header that ends inside a quote', 1)
  }
}

function repeated(names: string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index)
}

/** Text with a delimiter: every value is read as text, never guessed at. */
export function delimited(name: string, delimiter: string): Format {
  const dialect = `delim = ${literal(delimiter)}, quote = '"', escape = '"'`
  return {
    name,
    extensions: [name],
    columnsOf(file) {
      const header = headerOf(file, delimiter)
      const twice = repeated(header)
      if (twice !== undefined) throw new BrokenTable(`two columns named \`${twice}\``, 1)
      return header
    },
    relation(files, columns) {
      const types = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')
      const list = files.map(literal).join(', ')
      const options = `auto_detect = false, header = true, nullstr = '', allow_quoted_nulls = false, filename = '#file'`
      return `(SELECT * FROM read_csv([${list}], columns = {${types}}, ${dialect}, ${options}))`
    },
    copyOptions: `FORMAT csv, HEADER true, DELIMITER ${literal(delimiter)}`,
  }
}
