import { dirname, resolve } from 'node:path'
import { BrokenSchema, documentSchema } from '../shared/document.ts'
import { readNamed } from '../shared/read.ts'
import { parseYaml, type SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { shown } from '../shared/paths.ts'
import { wrong, type Setting } from './setting.ts'
import type { WrittenDataset } from './written.ts'

type Schema = Record<string, unknown>

interface Found {
  doc: SourceDocument
  path: string[]
  schema: Schema
}

const isMap = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema itself, or what is in the file that is named. */
function found(json: string | Schema, { doc, path }: Setting): Found {
  if (typeof json !== 'string') return { doc, path: [...path, 'json'], schema: json }
  const at = doc.at([...path, 'json'])
  const file = resolve(dirname(doc.file), json)
  const read = parseYaml(readNamed(file, at), file)
  if (isMap(read.value)) return { doc: read, path: [], schema: read.value }
  const facts = { received: 'something else', place: `\`${shown(file)}\``, expected: 'a JSON Schema' }
  throw new PipeproofError('wrongValue', facts, { at: read.at([]) })
}

function compile({ doc, path, schema }: Found, { warnings }: Setting): void {
  try {
    for (const keyword of documentSchema(schema).unknown) {
      if (keyword.startsWith('x-')) continue
      warnings.push({ message: `\`${keyword}\` is no keyword of JSON Schema: it says nothing`, at: doc.at(path) })
    }
  } catch (error) {
    if (!(error instanceof BrokenSchema)) throw error
    const whole = [...path, ...error.path]
    const place = whole.length === 0 ? `\`${shown(doc.file)}\`` : `\`${whole.join('.')}\``
    const facts = {
      received: 'JSON Schema',
      place,
      expected: `one that can be used (${error.message})`,
      advice: 'mend it',
    }
    throw new PipeproofError('wrongValue', facts, { at: doc.at(whole), cause: error })
  }
}

/** The JSON Schema of documents, which have no columns beside it. */
export function documentOf(
  { json, columns, schema }: WrittenDataset,
  { format, setting }: { format: string | undefined; setting: Setting },
): Schema | undefined {
  if (json === undefined) return undefined
  const other = columns ? 'columns' : schema === undefined ? undefined : 'schema'
  if (other !== undefined) {
    const facts = { received: `\`json\` beside \`${other}\``, expected: 'one of them', advice: 'remove the other' }
    throw wrong(setting, ['json'], facts)
  }
  if (format !== 'json') {
    const received = `\`json\` of ${format === undefined ? 'an unknown format' : `the format \`${format}\``}`
    throw wrong(setting, ['json'], { received, expected: '`format: json`', advice: 'write it, or remove `json`' })
  }
  const here = found(json, setting)
  compile(here, setting)
  return here.schema
}
