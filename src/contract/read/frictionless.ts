import type { SourceDocument } from '../../shared/yaml.ts'
import { frictionlessField } from './frictionless/field.ts'
import { matchOf } from './frictionless/match.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { Session } from '../../shared/reading/session.ts'
import { chosen, Table } from './table.ts'
import { isListOfMaps, isScalar, valueOf } from '../../shared/reading/values.ts'

const hasFields = (value: unknown): boolean => isListOfMaps(valueOf(value, 'fields'))
const hasSchema = (value: unknown): boolean => hasFields(valueOf(value, 'schema'))

function recognises(value: unknown): boolean {
  const resources = valueOf(value, 'resources')
  return hasFields(value) || hasSchema(value) || (isListOfMaps(resources) && resources.length > 0)
}

const ofPackage = ['$schema', 'profile', 'name', 'id', 'title', 'description', 'homepage', 'version', 'licenses']
const ofSource = [
  'created',
  'sources',
  'contributors',
  'keywords',
  'image',
  'path',
  'format',
  'mediatype',
  'bytes',
  'hash',
]

function resourceIn(root: Part, named: string | undefined): Part {
  const resources = root.parts('resources').map((part) => ({ name: part.name('name'), part }))
  const { part } = chosen(resources, named, root)
  // nobody asked for the others
  for (const other of resources) if (other.part !== part) for (const key of other.part.keys()) other.part.take(key)
  return part
}

function schemaIn(root: Part, named: string | undefined): Part {
  if (hasFields(root.value)) return root
  root.about(...ofPackage, ...ofSource)
  const resource = hasSchema(root.value) ? root : resourceIn(root, named)
  if (resource !== root) resource.about(...[...ofPackage, ...ofSource].filter((key) => key !== 'name'))
  if (typeof valueOf(resource.value, 'schema') === 'string')
    throw resource.wrong('schema', 'a map', 'name that file in the contract')
  const schema = resource.part('schema')
  if (!schema) throw resource.wrong('schema', 'a map')
  return schema
}

function addKeys(schema: Part, table: Table): void {
  const key = [schema.take('primaryKey') ?? []].flat().map((name) => (isScalar(name) ? String(name) : ''))
  const isKnown = key.length === 1 && table.say(key[0] ?? '', { unique: true, nullable: false })
  if (key.length > 0 && !isKnown) schema.drop('primaryKey', 'only a key of one column can be told')
  const written = schema.take('uniqueKeys')
  const keys = Array.isArray(written) ? written.map((each: unknown) => [each].flat()) : []
  const areKnown = keys.every((each) => each.length === 1 && isScalar(each[0]) && table.columns.has(String(each[0])))
  if (!areKnown || (written !== undefined && keys.length === 0))
    schema.drop('uniqueKeys', 'only keys of one column can be told')
  else for (const [name] of keys) table.say(String(name), { unique: true })
}

/** Only the empty field is null for us too. */
function demandNulls(schema: Part): void {
  const nulls = schema.take('missingValues')
  if (nulls !== undefined && JSON.stringify(nulls) !== '[""]')
    schema.drop('missingValues', 'an empty field is null, and no other')
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  const schema = schemaIn(root, named)
  schema.about(...ofPackage)
  const table = new Table(root)
  for (const field of schema.parts('fields')) table.add(field.name('name'), frictionlessField(field), field)
  addKeys(schema, table)
  demandNulls(schema)
  return table.reading(matchOf(schema, table))
}

export const frictionless: SchemaReader = { title: 'Frictionless Table Schema', recognises, read }
