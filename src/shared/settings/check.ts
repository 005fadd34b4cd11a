import type { SourceDocument } from '../yaml.ts'
import { PipeproofError } from '../../errors.ts'
import { schemaCheck } from '../schema.ts'
import { isSecretLike } from './secretLike.ts'
import schema from './settings.schema.json' with { type: 'json' }

type Path = (string | number)[]

/** The first text in a value that looks like a secret, a key or its value. */
function secretIn(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === 'string') return isSecretLike(value) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, each] of Object.entries(value)) {
    const found = isSecretLike(key) ? path : secretIn(each, [...path, key])
    if (found) return found
  }
  return undefined
}

const { profiles: _, $schema: __, ...properties } = schema.properties

const checkFile = schemaCheck(schema, 'the settings')
const checkOptions = schemaCheck({ ...schema, properties }, 'the options of pipeproof')

/** Demands the shape of settings; what looks like a secret is told before anything that would repeat it. */
export function checkSettings(doc: SourceDocument, kind: 'file' | 'options'): void {
  const path = secretIn(doc.value)
  if (path) {
    const place = path.length === 0 ? 'the settings' : `\`${path.join('.')}\``
    const facts = { received: 'text that looks like a secret', place, expected: 'settings only' }
    const advice = 'take it out, and give it to scripts by the environment'
    throw new PipeproofError('wrongValue', { ...facts, advice }, { at: doc.at(path) })
  }
  const check = kind === 'file' ? checkFile : checkOptions
  check(doc)
}
