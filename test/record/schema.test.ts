import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import schema from '../../src/record/record.schema.json' with { type: 'json' }
import { root } from '../house/files.ts'

/** As much of a JSON Schema as is asked for here. */
interface Schema {
  $ref?: string
  type?: unknown
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
}

// its own file has no other keywords in these places
const definitions = schema.definitions as Record<string, Schema>

const resolved = (given: Schema): Schema =>
  given.$ref === undefined ? given : (definitions[given.$ref.split('/').at(-1) ?? ''] ?? {})

const file = join(root, 'src/model/record.ts')
const program = ts.createProgram([file], {
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
})
const checker = program.getTypeChecker()

function typeNamed(name: string): ts.Type {
  const source = program.getSourceFile(file)
  const found = source?.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)
  if (!found) throw new Error(`no interface ${name}`)
  return checker.getTypeAtLocation(found)
}

const seen = new Set<string>()

/** Where a type and a schema say something else, at a path. */
function differences(given: ts.Type, wanted: Schema, path: string): string[] {
  const type = checker.getNonNullableType(given)
  const said = resolved(wanted)
  if (said.items)
    return differences(checker.getTypeArguments(type as ts.TypeReference)[0] ?? type, said.items, `${path}[]`)
  if (typeof said.additionalProperties === 'object') {
    const value = checker.getIndexTypeOfType(type, ts.IndexKind.String)
    return value ? differences(value, said.additionalProperties, `${path}{}`) : [`${path} is no map`]
  }
  if (!said.properties) return (type.flags & ts.TypeFlags.Object) === 0 ? [] : [`${path} is an object`]
  const key = `${checker.typeToString(type)} ${wanted.$ref}`
  if (wanted.$ref !== undefined && seen.has(key)) return []
  seen.add(key)
  const properties = checker.getPropertiesOfType(type)
  const typed = properties.map(({ name, flags }) => `${name}${(flags & ts.SymbolFlags.Optional) === 0 ? '' : '?'}`)
  const listed = Object.keys(said.properties).map((name) => `${name}${said.required?.includes(name) ? '' : '?'}`)
  const here = [
    ...typed.filter((name) => !listed.includes(name)).map((name) => `${path}.${name} only in the type`),
    ...listed.filter((name) => !typed.includes(name)).map((name) => `${path}.${name} only in the schema`),
  ]
  const below = properties.flatMap((property) => {
    const inner = said.properties?.[property.name]
    return inner ? differences(checker.getTypeOfSymbol(property), inner, `${path}.${property.name}`) : []
  })
  return [...here, ...below]
}

test('the schema and the type of the record say the same', () => {
  expect(differences(typeNamed('RunRecord'), { $ref: '#/definitions/record' }, 'record')).toEqual([])
  expect(seen.size).toBeGreaterThan(4)
})

test('what only one of them says is seen', () => {
  seen.clear()
  const { record = {} } = definitions
  const { seed: _, ...properties } = record.properties ?? {}
  const other: Schema = { ...record, properties: { ...properties, more: {} }, required: ['version', 'node'] }
  expect(differences(typeNamed('RunRecord'), other, 'record')).toEqual(
    expect.arrayContaining([
      'record.seed? only in the type',
      'record.more? only in the schema',
      'record.node? only in the type',
    ]),
  )
})
