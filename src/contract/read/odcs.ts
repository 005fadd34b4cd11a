import type { SourceDocument } from '../../shared/yaml.ts'
import { ofFile, ofObject } from './odcs/about.ts'
import { odcsProperty } from './odcs/property.ts'
import { tableRules } from './odcs/quality.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { Session } from '../../shared/reading/session.ts'
import { chosen, Table } from './table.ts'
import { valueOf } from '../../shared/reading/values.ts'

function recognises(value: unknown): boolean {
  const version = valueOf(value, 'apiVersion')
  return valueOf(value, 'kind') === 'DataContract' && typeof version === 'string' && /^v?3\./.test(version)
}

/** A key of one column makes it unique and not null; one of several can not be told. */
function addKey(table: Table): void {
  const keys = [...table.columns.values()].filter(({ part }) => part.flag('primaryKey') === true)
  for (const { column, part } of keys) {
    if (keys.length === 1) Object.assign(column, { unique: true, nullable: false })
    else part.drop('primaryKey', 'only a key of one column can be told')
    if (keys.length === 1 && part.has('primaryKeyPosition')) part.about('primaryKeyPosition')
  }
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  for (const key of ['kind', 'apiVersion']) root.take(key)
  root.about(...ofFile)
  const objects = root.parts('schema').map((part) => ({ name: part.name('name'), part }))
  if (objects.length === 0) throw root.wrong('schema', 'a list of tables')
  const { part: object } = chosen(objects, named, root)
  // nobody asked for the others
  for (const { part } of objects) if (part !== object) for (const key of part.keys()) part.take(key)
  object.about(...ofObject)
  if (object.text('logicalType') !== undefined && object.value['logicalType'] !== 'object')
    throw object.wrong('logicalType', '`object`')
  const table = new Table(root)
  for (const part of object.parts('properties')) table.add(part.name('name'), odcsProperty(part), part)
  addKey(table)
  const rows = tableRules(object, table)
  return table.reading(Object.keys(rows).length > 0 ? { rows } : {})
}

export const odcs: SchemaReader = { title: 'ODCS', recognises, read }
