import type { Scalar } from '../../model/contract.ts'
import { own } from '../../shared/own.ts'
import { repeated } from '../../shared/repeated.ts'
import { compressionOf } from '../gzip.ts'
import { headerOf } from '../header.ts'
import { writeLines } from '../lines.ts'
import { literal, literalPaths } from '../sql.ts'
import { textOf } from '../text.ts'
import { BrokenTable, type Content, type Format } from './format.ts'

/** A column without a name, as pandas writes its index, gets the name that pandas gives it. */
const named = (names: string[]): string[] => names.map((name, index) => (name === '' ? `Unnamed: ${index}` : name))

/** A null is nothing at all, an empty text is quoted. */
function written(value: Scalar, delimiter: string): string {
  if (value === null) return ''
  const text = textOf(value)
  const plain = text !== '' && !/["\r\n]/.test(text) && !text.includes(delimiter)
  return plain ? text : `"${text.replaceAll('"', '""')}"`
}

function* linesOf({ columns, rows }: Content, delimiter: string): Generator<string> {
  const line = (values: Scalar[]): string => `${values.map((value) => written(value, delimiter)).join(delimiter)}\n`
  yield line(columns)
  for (const row of rows) yield line(columns.map((name) => own(row, name) ?? null))
}

/** Text with a delimiter: every value is read as text, never guessed at; written without the engine, which takes a millisecond. */
export function delimited(name: string, delimiter: string): Format {
  const dialect = `delim = ${literal(delimiter)}, quote = '"', escape = '"'`
  const namesIn = (file: string): string[] => {
    const header = named(headerOf(file, delimiter))
    const twice = repeated(header)
    if (twice !== undefined) throw new BrokenTable(`two columns named \`${twice}\``, 1)
    return header
  }
  return {
    name,
    extensions: [name],
    namesIn,
    columnsOf: async (file) => namesIn(file).map((column) => ({ name: column, type: 'TEXT' })),
    relation(files, columns) {
      const types = columns.map((column) => `${literal(column.name)}: 'VARCHAR'`).join(', ')
      const options = `auto_detect = false, header = true, nullstr = '', allow_quoted_nulls = false`
      const how = `${dialect}, ${options}, ${compressionOf(files)}`
      return `read_csv(${literalPaths(files)}, columns = {${types}}, ${how})`
    },
    write: (path, content) => writeLines(path, linesOf(content, delimiter)),
  }
}
