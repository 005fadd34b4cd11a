import type { EnvironmentVariable } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { oneOf } from '../shared/words.ts'
import type { WrittenValue, WrittenVariable } from './written.ts'

function demandMember(name: string, written: WrittenVariable, doc: SourceDocument): void {
  const known = written.enum?.map(String)
  for (const key of ['default', 'example'] as const) {
    const value = written[key]
    if (!known || value === undefined || known.includes(String(value))) continue
    const facts = { received: `\`${value}\``, place: `\`env.${name}.${key}\``, expected: oneOf(known) }
    throw new PipeproofError('wrongValue', facts, { at: doc.at(['env', name, key]) })
  }
}

/** An environment variable; a scalar is its default. */
export function variableOf(
  name: string,
  written: WrittenValue | WrittenVariable,
  doc: SourceDocument,
): EnvironmentVariable {
  if (typeof written !== 'object') return { required: false, default: String(written) }
  demandMember(name, written, doc)
  const { required = false, default: standard, example, enum: values } = written
  return {
    required,
    ...(standard !== undefined && { default: String(standard) }),
    ...(example !== undefined && { example: String(example) }),
    ...(values && { enum: values.map(String) }),
  }
}
