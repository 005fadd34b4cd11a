import { Ajv, type ErrorObject } from 'ajv'
import { PipeproofError } from '../errors.ts'
import { nearest } from './nearest.ts'
import { meant } from './sentence.ts'
import { allOf, oneOf } from './words.ts'
import type { SourceDocument } from './yaml.ts'

type Path = (string | number)[]

export const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

const placeOf = (path: Path, subject: string): string => (path.length === 0 ? subject : `\`${path.join('.')}\``)

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isScalar ? `\`${value}\`` : 'map'
}

const kinds: Record<string, string> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: 'nothing',
}

const typesOf = (type: unknown): string =>
  (Array.isArray(type) ? type : [type]).map((name) => kinds[String(name)] ?? String(name)).join(' or ')

/** What a pattern stands for, in the words of the schema. */
const meaningOf = ({ parentSchema }: ErrorObject): string => {
  const { description } = (parentSchema ?? {}) as { description?: string }
  return description ?? 'letters, digits, `_` and `-`'
}

export function expectedBy(error: ErrorObject): string {
  const { keyword, params, schema, message } = error
  if (keyword === 'type') return typesOf(schema)
  if (keyword === 'enum') return oneOf((params as { allowedValues: unknown[] }).allowedValues.map(String))
  if (keyword === 'minimum') return `at least ${String(schema)}`
  if (keyword === 'maximum') return `at most ${String(schema)}`
  if (keyword === 'exclusiveMinimum') return `more than ${String(schema)}`
  if (keyword === 'pattern') return meaningOf(error)
  if (keyword === 'format') return 'a regular expression'
  if (keyword === 'minProperties' || keyword === 'minItems')
    return schema === 1 ? 'at least one entry' : `at least ${String(schema)} entries`
  if (keyword === 'maxProperties') return 'one entry'
  if (keyword === 'minLength') return 'some text'
  if (keyword === 'false schema') return 'it inside `datasets` only'
  return message ?? keyword
}

/** The name in an error that AJV reports for a key itself. */
function unknownKey(error: ErrorObject, doc: SourceDocument, subject: string): PipeproofError {
  const path = pathOf(error.instancePath)
  const key = String(error.params['additionalProperty'])
  const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {}).filter(
    (name) => name !== '$schema',
  )
  const facts = { key, place: placeOf(path, subject), known, nearest: nearest(key, known) }
  return new PipeproofError('unknownKey', facts, { at: doc.atKey([...path, key]) })
}

function badName(error: ErrorObject, doc: SourceDocument, subject: string): PipeproofError {
  const path = pathOf(error.instancePath)
  const name = String(error.propertyName)
  const expected = meaningOf(error)
  return new PipeproofError(
    'wrongValue',
    { received: `name \`${name}\``, place: placeOf(path, subject), expected },
    { at: doc.atKey([...path, name]) },
  )
}

/** The member that a text was meant to be. */
const nearestIn = ({ data, params }: ErrorObject): string | undefined =>
  typeof data === 'string'
    ? nearest(data, (params as { allowedValues: unknown[] }).allowedValues.map(String))
    : undefined

function wrongValue(error: ErrorObject, doc: SourceDocument, subject: string): PipeproofError {
  const path = pathOf(error.instancePath)
  const near = error.keyword === 'enum' ? nearestIn(error) : undefined
  const advice = near === undefined ? {} : { advice: meant(near, '') }
  const facts = { received: kindOf(error.data), place: placeOf(path, subject), expected: expectedBy(error), ...advice }
  return new PipeproofError('wrongValue', facts, { at: doc.at(path) })
}

/** Of several keys exactly one is to be there. */
function oneOfKeys(error: ErrorObject, doc: SourceDocument, subject: string): PipeproofError {
  const path = pathOf(error.instancePath)
  const place = placeOf(path, subject)
  // our schemas use `oneOf` for this alone
  const keys = (error.schema as { required: string[] }[]).flatMap(({ required }) => required)
  const given = keys.filter((key) => Object.hasOwn(error.data as object, key))
  if (given.length === 0) return new PipeproofError('missingKey', { key: keys, place }, { at: doc.at(path) })
  const facts = { received: allOf(given), place, expected: 'one of them', advice: 'remove the other' }
  return new PipeproofError('wrongValue', facts, { at: doc.atKey([...path, given.at(-1) ?? '']) })
}

function translate(error: ErrorObject, doc: SourceDocument, subject: string): PipeproofError {
  const path = pathOf(error.instancePath)
  if (error.keyword === 'oneOf') return oneOfKeys(error, doc, subject)
  if (error.keyword === 'additionalProperties') return unknownKey(error, doc, subject)
  if (error.propertyName !== undefined) return badName(error, doc, subject)
  if (error.keyword !== 'required') return wrongValue(error, doc, subject)
  const facts = { key: String(error.params['missingProperty']), place: placeOf(path, subject) }
  return new PipeproofError('missingKey', facts, { at: doc.at(path) })
}

/** An unknown key explains other errors, so it is told first; `if` and branches only repeat what the others say. */
function worst(errors: ErrorObject[]): ErrorObject | undefined {
  const told = errors.filter(
    ({ keyword, schemaPath, data }) =>
      keyword !== 'if' &&
      keyword !== 'propertyNames' &&
      !schemaPath.includes('/oneOf/') &&
      // what is no map has none of the keys, which its type tells
      (keyword !== 'oneOf' || (typeof data === 'object' && data !== null)),
  )
  return told.find(({ keyword }) => keyword === 'additionalProperties') ?? told[0]
}

/** Compiles a JSON Schema of ours into a check that throws the first thing wrong, with its place. */
export function schemaCheck(schema: object, subject: string): (doc: SourceDocument) => void {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strict: false,
    strictNumbers: true,
    formats: { regex: isPattern },
  })
  let validate: ReturnType<Ajv['compile']> | undefined
  return (doc) => {
    validate ??= ajv.compile(schema)
    if (validate(doc.value)) return
    const error = worst(validate.errors ?? [])
    if (error) throw translate(error, doc, subject)
  }
}

function isPattern(text: string): boolean {
  try {
    return RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
