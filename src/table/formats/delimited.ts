import type { Scalar } from '../../model/contract.ts'
import type { ColumnValues } from '../../model/data.ts'
import { own } from '../../shared/own.ts'
import { scalarsOf } from '../columns.ts'
import { demandColumns } from '../demandColumns.ts'
import { copiedIn, dialectOf, relationIn, writtenIn, type Dialect } from '../dialect.ts'
import { headerOf, lineEndOf } from '../header.ts'
import { writeLines } from '../lines.ts'
import { inUtf8 } from '../transcode.ts'
import type { Content, FileColumn, Format, Loaded } from './format.ts'

function lineOf(dialect: Dialect): (values: Scalar[]) => string {
  return (values) => `${values.map((value) => writtenIn(dialect, value)).join(dialect.delimiter)}\n`
}

function* linesOf({ columns, rows }: Content, dialect: Dialect): Generator<string> {
  const line = lineOf(dialect)
  if (dialect.header) yield line(columns)
  for (const row of rows) yield line(columns.map((name) => own(row, name) ?? null))
}

function* columnLines(columns: ColumnValues[], dialect: Dialect): Generator<string> {
  const line = lineOf(dialect)
  if (dialect.header) yield line(columns.map(({ name }) => name))
  const readers = columns.map(scalarsOf)
  const length = columns[0]?.values.length ?? 0
  for (let row = 0; row < length; row++) yield line(readers.map((at) => at(row)))
}

interface Named {
  name: string
  delimiter: string
}

const texts = (names: string[]): FileColumn[] => names.map((name) => ({ name, type: 'TEXT' }))

/** Files whose lines end in one way are read together. */
function relation(dialect: Dialect, files: string[], columns: FileColumn[]): string {
  const names = columns.map(({ name }) => name)
  const byEnd = new Map<string, string[]>()
  for (const file of files) {
    const newLine = lineEndOf(file, dialect)
    byEnd.set(newLine, [...(byEnd.get(newLine) ?? []), file])
  }
  const relations = [...byEnd].map(([newLine, alike]) => relationIn(dialect, { files: alike, names, newLine }))
  return relations.length === 1
    ? relations.join('')
    : `(${relations.map((each) => `FROM ${each}`).join(' UNION ALL ')})`
}

function formatIn(dialect: Dialect, { name, delimiter }: Named): Format {
  const read = (file: string): FileColumn[] => demandColumns(texts(headerOf(file, dialect)), 1)
  const load: Loaded['load'] = (file, table, { query }) =>
    inUtf8(file, async (copy) => {
      const columns = read(file)
      await query(`CREATE TABLE ${table} AS FROM ${relation({ ...dialect, encoding: 'utf-8' }, [copy], columns)}`)
      return columns
    })
  return {
    name,
    extensions: [name],
    namesIn: (file) => read(file).map((column) => column.name),
    inDialect: (written, names) => formatIn(dialectOf(written, delimiter, names), { name, delimiter }),
    ...(dialect.encoding === 'utf-8' && { copy: copiedIn(dialect) }),
    write: (path, content) => writeLines(path, linesOf(content, dialect), dialect.encoding),
    writeColumns: (path, columns) => writeLines(path, columnLines(columns, dialect), dialect.encoding),
    ...(dialect.encoding === 'utf-16'
      ? { load }
      : {
          isText: true,
          columnsOf: async (file) => read(file),
          relation: (files, columns) => relation(dialect, files, columns),
        }),
  }
}

/** Text with a delimiter: every value is read as text, never guessed at; written without the engine, which takes a millisecond. */
export const delimited = (name: string, delimiter: string): Format =>
  formatIn(dialectOf({}, delimiter), { name, delimiter })
