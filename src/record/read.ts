import type { RunRecord } from '../model/record.ts'
import { schemaCheck } from '../shared/schema.ts'
import { plainDocument } from '../shared/yaml.ts'
import schema from './record.schema.json' with { type: 'json' }

const check = schemaCheck(schema, 'the record')

/** The record that a parsed file is; undefined where it is something else, and thrown where it is broken. */
export function recordIn(value: unknown, file: string): RunRecord | undefined {
  if (typeof value !== 'object' || value === null || !('pipeproof' in value && 'tests' in value)) return undefined
  check(plainDocument(value, { file, line: 1, column: 1 }))
  return value as RunRecord // the schema has just proved the shape
}
