import { Ajv, type ErrorObject } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expectedBy, kindOf, pathOf } from './schema.ts'
import { textFormats } from './textFormat.ts'
import { counted, oneOf } from './words.ts'
import { reasonOf } from './thrown.ts'

/** Where a document is not what its schema says. */
export interface Misfit {
  /** A JSON pointer; nothing for the document itself. */
  pointer: string
  received: string
  expected: string
}

export interface DocumentSchema {
  /** Its keywords that are none of JSON Schema. */
  unknown: string[]
  misfits(document: unknown): Misfit[]
}

/** A schema that says nothing, with the place in it. */
export class BrokenSchema extends Error {
  readonly path: (string | number)[]

  constructor(reason: string, path: (string | number)[]) {
    super(reason)
    this.path = path
  }
}

const sizes: Record<string, [word: string, noun: string]> = {
  minItems: ['at least', 'entry'],
  maxItems: ['at most', 'entry'],
  minProperties: ['at least', 'key'],
  maxProperties: ['at most', 'key'],
  minLength: ['at least', 'character'],
  maxLength: ['at most', 'character'],
}

function sized(keyword: string, size: number): string | undefined {
  const [word, noun] = sizes[keyword] ?? []
  if (word === undefined || noun === undefined) return undefined
  return `${word} ${noun === 'entry' && size !== 1 ? `${size} entries` : counted(size, noun)}`
}

function expectedOf(error: ErrorObject): string {
  const { keyword, params, schema, parentSchema } = error
  if (keyword === 'required') return `the key \`${String(params['missingProperty'])}\``
  // the keyword stands beside its properties, if there are any
  if (keyword === 'additionalProperties') return oneOf(Object.keys((parentSchema?.['properties'] ?? {}) as object))
  if (keyword === 'pattern' || keyword === 'format') return `a text that fits \`${String(schema)}\``
  if (keyword === 'const') return `\`${JSON.stringify(schema)}\``
  return sized(keyword, Number(schema)) ?? expectedBy(error)
}

const misfitOf = (error: ErrorObject): Misfit => ({
  pointer: error.instancePath,
  received:
    error.keyword === 'additionalProperties'
      ? `key \`${String(error.params['additionalProperty'])}\``
      : kindOf(error.data),
  expected: expectedOf(error),
})

/** The one dialect of JSON Schema that a schema says it is written in. */
function dialectOf(schema: Record<string, unknown>): typeof Ajv | typeof Ajv2019 | typeof Ajv2020 {
  const named = typeof schema['$schema'] === 'string' ? schema['$schema'] : ''
  if (named.includes('2020-12')) return Ajv2020
  return named.includes('2019-09') ? Ajv2019 : Ajv
}

const compiled = new WeakMap<object, DocumentSchema>()

/** Branches are told by what stands in them; `if` only repeats it. */
const isTold = ({ keyword }: ErrorObject): boolean => keyword !== 'if'

function compile(schema: Record<string, unknown>): DocumentSchema {
  const unknown: string[] = []
  const note = (text: unknown): void =>
    void unknown.push(...(/unknown keyword: "(.*)"/.exec(String(text))?.slice(1) ?? []))
  const ajv = new (dialectOf(schema))({
    allErrors: true,
    verbose: true,
    strict: false,
    strictSchema: 'log',
    formats: textFormats,
    logger: { log: note, warn: note, error: () => undefined },
  })
  try {
    const validate = ajv.compile(schema)
    return {
      unknown,
      misfits: (document) => (validate(document) ? [] : (validate.errors ?? []).filter(isTold).map(misfitOf)),
    }
  } catch (cause) {
    const [first] = ajv.errors ?? []
    const said = reasonOf(cause).replace(' ignored in schema', '')
    throw new BrokenSchema(first ? expectedBy(first) : said, pathOf(first?.instancePath ?? ''))
  }
}

/** Compiles a JSON Schema of a user's, once; throws a `BrokenSchema` where it is none. */
export function documentSchema(schema: Record<string, unknown>): DocumentSchema {
  const known = compiled.get(schema) ?? compile(schema)
  compiled.set(schema, known)
  return known
}
