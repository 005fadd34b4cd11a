import type { SourceDocument } from '../../shared/yaml.ts'
import { dbtColumn } from './dbt/column.ts'
import { fieldsOf, tableTests } from './dbt/table.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { Session } from '../../shared/reading/session.ts'
import { chosen, Table } from './table.ts'
import { isListOfMaps, valueOf } from '../../shared/reading/values.ts'

const kinds = ['models', 'seeds', 'snapshots']

const recognises = (value: unknown): boolean =>
  [...kinds, 'sources'].some((kind) => {
    const all = valueOf(value, kind)
    return isListOfMaps(all) && all.length > 0
  })

/** Every table that the file describes; those of a source are called after both. */
function tablesIn(root: Part): { name: string; part: Part }[] {
  const own = kinds.flatMap((kind) => (root.has(kind) ? root.parts(kind) : []))
  const sources = root.has('sources') ? root.parts('sources') : []
  const theirs = sources.flatMap((source) => {
    const prefix = source.name('name')
    return source.parts('tables').map((part) => ({ name: `${prefix}.${part.name('name')}`, part }))
  })
  return [...own.map((part) => ({ name: part.name('name'), part })), ...theirs]
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  root.about('version')
  const tables = tablesIn(root)
  if (tables.length === 0) throw root.wrong('models', 'a list of tables')
  const { part } = chosen(tables, named, root)
  // nobody asked for the others
  for (const other of tables) if (other.part !== part) for (const key of other.part.keys()) other.part.take(key)
  part.about('description', 'meta', 'docs', 'tags', 'access', 'group', 'latest_version', 'identifier')
  const table = new Table(root)
  for (const column of part.parts('columns')) {
    column.about('meta', 'tags', 'quote', 'docs')
    table.add(column.name('name'), dbtColumn(column), column)
  }
  const rows = tableTests(part, table)
  return table.reading({ ...(Object.keys(rows).length > 0 && { rows }), ...fieldsOf(part) })
}

export const dbt: SchemaReader = { title: 'dbt `schema.yml`', recognises, read }
