import { repeated } from '../../shared/repeated.ts'
import type { Scalar } from '../../model/contract.ts'
import { headerOf } from '../header.ts'
import { literal } from '../sql.ts'
import { textOf } from '../text.ts'
import { BrokenTable, type Format } from './format.ts'

/** A column without a name, as pandas writes its index, gets the name that pandas gives it. */
const named = (names: string[]): string[] => names.map((name, index) => (name === '' ? `Unnamed: ${index}` : name))

/** The name of a file is no glob, whatever is in it. */
const literalPath = (path: string): string => literal(path.replace(/[*?[]/g, '[$&]'))

/** A null is nothing at all, an empty text is quoted. */
function written(value: Scalar, delimiter: string): string {
  if (value === null) return ''
  const text = textOf(value)
  const plain = text !== '' && !/["\r\n]/.test(text) && !text.includes(delimiter)
  return plain ? text : `"${text.replaceAll('"', '""')}"`
}

/** Text with a delimiter: every value is read as text, never guessed at. */
export function delimited(name: string, delimiter: string): Format {
  const dialect = `delim = ${literal(delimiter)}, quote = '"', escape = '"'`
  return {
    name,
    extensions: [name],
    columnsOf(file) {
      const header = named(headerOf(file, delimiter))
      const twice = repeated(header)
      if (twice !== undefined) throw new BrokenTable(`two columns named \`${twice}\``, 1)
      return header
    },
    relation(files, columns) {
      const types = columns.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ')
      const list = files.map(literalPath).join(', ')
      const options = `auto_detect = false, header = true, nullstr = '', allow_quoted_nulls = false`
      return `(SELECT * FROM read_csv([${list}], columns = {${types}}, ${dialect}, ${options}))`
    },
    lineOf: (values) => `${values.map((value) => written(value, delimiter)).join(delimiter)}\n`,
  }
}
