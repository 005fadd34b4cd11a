import type { Warning } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { readSchema } from './read/schema.ts'
import type { WrittenColumn, WrittenDataset } from './written.ts'

/** Where a schema is named, and what it says beyond us is added. */
interface Place {
  doc: SourceDocument
  path: string[]
  warnings: Warning[]
}

type Columns = Record<string, WrittenColumn>

/** Column by column, and in each keyword by keyword, the contract's own words win. */
function merged(theirs: Columns, ours: Columns): Columns {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
  return Object.fromEntries(names.map((name) => [name, { ...own(theirs, name), ...own(ours, name) }]))
}

/** A dataset with what its schema says, where it does not say it itself. */
export function withSchema(written: WrittenDataset, { doc, path, warnings }: Place): WrittenDataset {
  const { schema, columns = {}, rows, ...rest } = written
  if (schema === undefined) return written
  const { warnings: found, ...theirs } = readSchema(schema, doc.at([...path, 'schema']))
  warnings.push(...found)
  const bounds = theirs.rows || rows ? { rows: { ...theirs.rows, ...rows } } : {}
  return { ...theirs, ...rest, ...bounds, columns: merged(theirs.columns, columns) }
}
