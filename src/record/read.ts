import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { RunRecord } from '../model/record.ts'
import { PipeproofError } from '../errors.ts'
import { isFile, nearestFile } from '../shared/files.ts'
import { shown } from '../shared/paths.ts'
import { schemaCheck } from '../shared/schema.ts'
import { reasonOf } from '../shared/thrown.ts'
import { plainDocument } from '../shared/yaml.ts'
import schema from './record.schema.json' with { type: 'json' }

const check = schemaCheck(schema, 'the record')
const version = 1

/** A record of another version may look alike and mean something else. */
function demandVersion(
  { version: received, pipeproof }: { version?: unknown; pipeproof: unknown },
  file: string,
): void {
  if (received === version || received === undefined) return
  const facts = {
    received: `version \`${JSON.stringify(received)}\``,
    place: 'the record',
    expected: `version ${version}`,
    advice: `read it with pipeproof ${String(pipeproof)}, which wrote it, or run the tests again`,
  }
  throw new PipeproofError('wrongValue', facts, { at: { file, line: 1, column: 1 } })
}

/** The record that a parsed file is; undefined where it is something else, and thrown where it is broken. */
export function recordIn(value: unknown, file: string): RunRecord | undefined {
  if (typeof value !== 'object' || value === null || !('pipeproof' in value && 'tests' in value)) return undefined
  demandVersion(value, file)
  check(plainDocument(value, { file, line: 1, column: 1 }))
  return value as RunRecord // the schema has just proved the shape
}

function parsedFrom(file: string): unknown {
  if (!isFile(file)) {
    const near = nearestFile(shown(file), dirname(file), basename(file))
    throw new PipeproofError('missingFile', { path: shown(file), nearest: near })
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new PipeproofError('brokenYaml', { reason: reasonOf(cause) }, { at: { file, line: 1, column: 1 }, cause })
  }
}

/** The record in a file, which has to hold one. */
export function readRecord(file: string): RunRecord {
  const record = recordIn(parsedFrom(file), file)
  if (record) return record
  const facts = { received: 'another document', place: 'the file', expected: 'the record of a test run' }
  throw new PipeproofError('wrongValue', facts, { at: { file, line: 1, column: 1 } })
}
