import { isDeepStrictEqual } from 'node:util'

/** What is looked at of a JSON Schema of ours. */
export interface Part {
  $ref?: string
  description?: string
  default?: unknown
  type?: string | string[]
  enum?: unknown[]
  if?: Part
  then?: Part | false
  else?: Part | false
  properties?: Record<string, Part>
  required?: string[]
  additionalProperties?: Part | boolean
  items?: Part
  definitions?: Record<string, Part>
}

export interface SchemaFile {
  title: string
  /** What it is a schema of, in a sentence. */
  says: string
  schema: Part
}

interface Place {
  file: SchemaFile
  files: SchemaFile[]
}

/** A part with the properties that it has in one way of writing it. */
const mapOf = (part: Part): Part | undefined => {
  if (part.properties) return part
  for (const way of [part.then, part.else]) {
    const found = way ? mapOf(way) : undefined
    if (found) return found
  }
  return undefined
}

const namesIn: Record<string, string> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  object: 'map',
  array: 'list',
  null: 'nothing',
}

const slug = (text: string): string => text.toLowerCase().replaceAll(' ', '-')
const headingOf = ({ title }: SchemaFile, name: string): string => `${title}: ${name}`

function resolved({ $ref, ...own }: Part, { schema }: SchemaFile): { part: Part; name?: string } {
  if ($ref === undefined) return { part: own }
  const path = $ref.replace('#/', '').split('/')
  const target = path.reduce<Part | undefined>(
    // the reference leads to a part
    (part, name) => (part as Record<string, Part> | undefined)?.[name],
    schema,
  )
  return { part: { ...target, ...own }, ...(path[0] === 'definitions' && { name: path[1] ?? '' }) }
}

/** Where a definition is told: in the first file that has the same. */
function homeOf(name: string, { file, files }: Place): SchemaFile {
  const own = file.schema.definitions?.[name]
  return files.find(({ schema }) => isDeepStrictEqual(schema.definitions?.[name], own)) ?? file
}

function typeOf(given: Part, place: Place): string {
  if (given.$ref === '#/definitions/check') return '[check](checks.md)'
  if (given.$ref === '#/definitions/profile') return '[settings](#settings)'
  const { part, name } = resolved(given, place.file)
  if (name !== undefined && mapOf(part))
    return `[${name}](#${slug(headingOf(homeOf(name, place), name)).replaceAll(':', '')})`
  if (part.enum) return part.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (part.then && part.else)
    return [typeOf({ ...part.if, ...part.then }, place), typeOf(part.else, place)].join(', or ')
  if (part.type === 'array') return part.items ? `list of ${typeOf(part.items, place)}` : 'list'
  if (typeof part.additionalProperties === 'object') return `map of ${typeOf(part.additionalProperties, place)}`
  return [part.type ?? []]
    .flat()
    .map((type) => namesIn[type] ?? type)
    .join(', ')
}

export interface Key {
  key: string
  type: string
  standard: string
  says: string
}

/** Every key of a map, with those of the maps in it that are no definitions. */
function keysOf(part: Part, place: Place, above = ''): Key[] {
  const { properties = {}, required = [] } = mapOf(part) ?? {}
  return Object.entries(properties).flatMap(([name, given]) => {
    const { part: each, name: definition } = resolved(given, place.file)
    const key = `${above}${name}`
    const standard = each.default === undefined ? '' : `\`${JSON.stringify(each.default).replaceAll('"', '')}\``
    const own = {
      key,
      type: typeOf(given, place),
      standard: required.includes(name) ? 'required' : standard,
      says: each.description ?? '',
    }
    const inner = definition === undefined ? (mapOf(each) ?? (each.items && mapOf(each.items))) : undefined
    return [own, ...(inner ? keysOf(inner, place, `${key}.`) : [])]
  })
}

export interface Section {
  heading: string
  says: string
  keys: Key[]
}

/** Told elsewhere, or of no file. */
const apart = new Set(['check', 'given', 'profile'])

function sectionsOf(file: SchemaFile, files: SchemaFile[]): Section[] {
  const place = { file, files }
  const own = Object.entries(file.schema.definitions ?? {}).filter(
    ([name, part]) => !apart.has(name) && mapOf(part) && homeOf(name, place) === file,
  )
  return [
    { heading: file.title, says: file.says, keys: keysOf(file.schema, place) },
    ...own.map(([name, part]) => ({
      heading: headingOf(file, name),
      says: part.description ?? '',
      keys: keysOf(part, place),
    })),
  ]
}

/** Every key of every file of ours. */
export const configurationSections = (files: SchemaFile[]): Section[] =>
  files.flatMap((file) => sectionsOf(file, files))

const cell = (text: string): string => text.replaceAll('|', '\\|')

const written = ({ heading, says, keys }: Section): string => {
  const rows = keys.map(
    ({ key, type, standard, says: words }) => `| \`${key}\` | ${cell(type)} | ${cell(standard)} | ${cell(words)} |`,
  )
  const level = heading.includes(':') ? '###' : '##'
  const sentence = says === '' ? [] : [`${says.charAt(0).toUpperCase()}${says.slice(1).replace(/\.$/, '')}.`]
  return [
    `${level} ${heading}`,
    ...sentence,
    ['| key | value | default | |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

/** The page of `docs/` that has every key of every file of ours. */
export const configurationPage = (files: SchemaFile[]): string =>
  `${[
    '# Configuration',
    'Every key of every file that pipeproof reads. What is not known is an error, with the place and the name that was meant. Editors complete and explain the keys by the schemas: `# yaml-language-server: $schema=node_modules/pipeproof/dist/contract.schema.json` as the first line.',
    '<!-- made from the JSON Schemas: `npx vitest run -u test/configuration.test.ts` -->',
    ...configurationSections(files).map(written),
  ].join('\n\n')}\n`
