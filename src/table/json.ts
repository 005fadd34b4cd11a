import { own } from '../shared/own.ts'
import { demandColumns } from './demandColumns.ts'
import { query } from './engine.ts'
import { BrokenTable, type Content, type FileColumn, type Format } from './formats/format.ts'
import { compressionOf } from './gzip.ts'
import { headOf } from './head.ts'
import { jsonOf } from './jsonText.ts'
import { writeLines } from './lines.ts'
import { literal, literalPaths } from './sql.ts'

interface Dialect {
  name: string
  extensions: string[]
  /** How the engine calls it. */
  layout: 'newline_delimited' | 'array'
  linesOf(objects: Iterable<string>): Iterable<string>
}

/** An array is begun even where it holds nothing; no line at all is a table of no rows. */
function demandText(file: string, layout: Dialect['layout']): void {
  if (layout === 'newline_delimited') return
  const { bytes, isWhole } = headOf(file)
  if (isWhole && bytes.toString().trim() === '') throw new BrokenTable('empty file', 1)
}

/** The engine reads what few others do: a comma with nothing after it. */
function endsInComma(json: string): string {
  const comma = literal(',\\s*[}\\]]')
  const texts = literal('"(\\\\.|[^"\\\\])*"')
  const bare = `regexp_matches(regexp_replace(${json}, ${texts}, '""', 'g'), ${comma})`
  // texts are taken out only of the few that may have one
  return `CASE WHEN regexp_matches(${json}, ${comma}) THEN ${bare} ELSE false END`
}

function demandStrict(rows: unknown[]): void {
  const first = rows.find((row) => typeof row === 'number')
  if (first !== undefined) throw new BrokenTable(`comma with nothing after it in record ${first}`)
}

function* objectsOf({ columns, rows, types = {} }: Content): Generator<string> {
  const keys = columns.map((name) => [name, JSON.stringify(name), own(types, name)] as const)
  for (const row of rows)
    yield `{${keys.map(([name, key, type]) => `${key}: ${jsonOf(own(row, name) ?? null, type)}`).join(', ')}}`
}

const isStrings = (value: unknown): value is string[] => Array.isArray(value)

/** Objects of JSON, each a row: a key may be missing in any of them, so all are asked for theirs. */
export function jsonFormat({ name, extensions, layout, linesOf }: Dialect): Format {
  const relation = (files: string[], columns: FileColumn[]): string => {
    const types = columns.map((column) => `${literal(column.name)}: 'JSON'`).join(', ')
    return `read_json(${options(files)}, records = true, columns = {${types}})`
  }
  /** Asked for any key, the engine says which row is no object. */
  const demandObjects = async (file: string): Promise<void> => {
    await query(`SELECT count("any") FROM ${relation([file], [{ name: 'any', type: 'JSON' }])}`)
    throw new BrokenTable('rows without a key')
  }
  const options = (files: string[]): string => `${literalPaths(files)}, format = '${layout}', ${compressionOf(files)}`
  return {
    name,
    extensions,
    textTypes: ['string', 'date', 'timestamp'],
    async columnsOf(file) {
      demandText(file, layout)
      const objects = `read_json_objects(${options([file])})`
      // numbering rows has one thread: all that looks at their text stands below it
      const seen = `json_keys(json) AS keys, ${endsInComma('json')} AS bad, row_number() OVER () AS row`
      const shapes = await query(
        `SELECT keys, min(row) FILTER (WHERE bad)::DOUBLE FROM (SELECT ${seen} FROM ${objects}) GROUP BY keys ORDER BY min(row)`,
      )
      demandStrict(shapes.map(([, row]) => row))
      const names = shapes.flatMap(([keys]) => (isStrings(keys) ? keys : []))
      if (shapes.length > 0 && names.length === 0) await demandObjects(file)
      return demandColumns([...new Set(names)].map((key) => ({ name: key, type: 'JSON' })))
    },
    relation,
    copy: `FORMAT json, ARRAY ${layout === 'array'}`,
    write: (path, content) => writeLines(path, linesOf(objectsOf(content))),
  }
}
