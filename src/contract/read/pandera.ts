import type { SourceDocument } from '../../shared/yaml.ts'
import { panderaColumn } from './pandera/column.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { Session } from '../../shared/reading/session.ts'
import { Table } from './table.ts'
import { isMap, valueOf } from '../../shared/reading/values.ts'

const recognises = (value: unknown): boolean =>
  valueOf(value, 'schema_type') === 'dataframe' && isMap(valueOf(value, 'columns'))

function fieldsAt(root: Part): { fields?: 'exact' | 'subset' } {
  const strict = root.take('strict')
  if (strict === undefined) return {}
  if (typeof strict === 'boolean') return { fields: strict ? 'exact' : 'subset' }
  if (strict !== 'filter') throw root.wrong('strict', '`true`, `false` or `filter`')
  root.drop('strict', 'other columns are left alone, not removed')
  return { fields: 'subset' }
}

function addKey(root: Part, table: Table): void {
  const written = root.take('unique')
  if (written === undefined) return
  const [name, ...others] = [written].flat()
  if (others.length > 0 || typeof name !== 'string' || !table.say(name, { unique: true }))
    root.drop('unique', 'only one column by itself can be unique')
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  if (named !== undefined) throw root.wrong('columns', 'one table without a name', `remove \`#${named}\``)
  root.take('schema_type')
  root.about('version', 'name', 'title', 'description', 'api')
  const columns = root.part('columns')
  const table = new Table(root)
  for (const name of columns?.keys() ?? []) {
    const part = columns?.part(name)
    if (!part) throw root.wrong('columns', 'a map for each name')
    // of a pattern of names nobody knows which columns it means
    if (part.flag('regex') === true) columns?.drop(name, 'a name that is a pattern is none of a column')
    else table.add(name, panderaColumn(part), part)
  }
  addKey(root, table)
  const ordered = root.flag('ordered')
  return table.reading({ ...fieldsAt(root), ...(ordered !== undefined && { ordered }) })
}

export const pandera: SchemaReader = { title: 'pandera YAML', recognises, read }
