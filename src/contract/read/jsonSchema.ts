import type { SourceDocument } from '../../shared/yaml.ts'
import { jsonSchemaColumn } from './jsonSchema/column.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { resolved } from './jsonSchema/references.ts'
import { Session } from '../../shared/reading/session.ts'
import { chosen, Table, type Rows } from './table.ts'
import { isMap, valueOf } from '../../shared/reading/values.ts'

const definitions = ['$defs', 'definitions'] as const

const isSchema = (value: unknown): boolean =>
  isMap(valueOf(value, 'properties')) || isMap(valueOf(value, 'items')) || valueOf(value, '$ref') !== undefined

function recognises(value: unknown): boolean {
  const dialect = valueOf(value, '$schema')
  if (typeof dialect === 'string' && dialect.includes('json-schema.org')) return true
  return isSchema(value) || definitions.some((key) => isMap(valueOf(value, key)))
}

/** The schema itself, or the definition that is named. */
function tablePart(root: Part, named: string | undefined): Part {
  if (named === undefined && isSchema(root.value)) return root
  const tables = definitions.flatMap((key) => {
    const all = isMap(valueOf(root.value, key)) ? root.part(key) : undefined
    return all?.keys().flatMap((name) => (isMap(all.value[name]) ? [{ name, all }] : [])) ?? []
  })
  if (tables.length === 0) throw root.wrong('properties', 'the columns of a table')
  const { name, all } = chosen(
    tables.map((table) => ({ ...table, part: root })),
    named,
    root,
  )
  // nobody asked for the others
  for (const other of [root, all]) for (const key of other.keys()) other.take(key)
  return all.part(name) ?? root
}

function followed(part: Part, seen = 0): Part {
  const target = seen > 50 ? undefined : resolved(part)
  if (seen > 50) throw part.wrong('$ref', 'a reference that ends')
  return target ? followed(target, seen + 1) : part
}

function rowsAt(part: Part): Rows {
  const counts = part.part('x-rowCount')
  const min = part.count('minItems') ?? counts?.count('min')
  const max = part.count('maxItems') ?? counts?.count('max')
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}

function demandType(part: Part, type: 'array' | 'object'): void {
  const written = part.text('type')
  if (written !== undefined && written !== type) throw part.wrong('type', `\`${type}\``)
  if (written === undefined)
    part.session.warn(part.path, `without \`type: ${type}\` any value would fit; rows of a table are objects`)
}

function addColumns(table: Table, row: Part): void {
  const required = row.texts('required') ?? []
  const properties = row.part('properties')
  for (const name of properties?.keys() ?? []) {
    const value = properties?.value[name]
    const part = value === true ? new Part(row.session, [...row.path, 'properties', name], {}) : properties?.part(name)
    if (value === true) properties?.take(name)
    if (!part) throw row.wrong('properties', 'a schema for each name')
    table.add(name, { ...jsonSchemaColumn(part), ...(!required.includes(name) && { optional: true }) }, part)
  }
  // JSON Schema lets any value stand there
  for (const name of required.filter((each) => !table.columns.has(each))) table.add(name, { nullable: true }, row)
}

function fieldsAt(row: Part): { fields?: 'subset' | 'exact' } {
  const more = row.take('additionalProperties')
  if (more === undefined) return {}
  if (typeof more === 'boolean') return { fields: more ? 'subset' : 'exact' }
  row.drop('additionalProperties', 'columns that have no name here are free')
  return { fields: 'subset' }
}

function addKey(table: Table, part: Part): void {
  const names = part.texts('x-primaryKey')
  const [name = ''] = names ?? []
  if (names && (names.length !== 1 || !table.say(name, { unique: true })))
    part.drop('x-primaryKey', 'only a key of one column can be told')
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  root.about('$schema', '$id', 'id', '$comment', 'title', 'description')
  const top = followed(tablePart(root, named))
  const isList = isMap(valueOf(top.value, 'items')) || valueOf(top.value, 'type') === 'array'
  if (isList) demandType(top, 'array')
  const items = isList ? top.part('items') : top
  if (!items) throw top.wrong('items', 'the schema of a row')
  const row = followed(items)
  demandType(row, 'object')
  const table = new Table(root)
  addColumns(table, row)
  const rows = isList ? rowsAt(top) : {}
  for (const part of new Set([top, row])) addKey(table, part)
  return table.reading({ ...(Object.keys(rows).length > 0 && { rows }), ...fieldsAt(row) })
}

export const jsonSchema: SchemaReader = { title: 'JSON Schema', recognises, read }
