import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PipeproofError } from '../errors.ts'
import { repeated } from '../shared/repeated.ts'
import type { Content, Format } from './formats/format.ts'

function refused(path: string, cause: unknown): PipeproofError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new PipeproofError('disk', { path, reason }, { cause })
}

function demandNames(path: string, columns: string[]): void {
  const twice = repeated(columns)
  if (twice === undefined) return
  const facts = {
    received: `second column \`${twice}\``,
    place: `\`${path}\``,
    expected: 'names that differ in more than capitals',
  }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'rename it' })
}

/** Writes rows as one file; where there are none, what the format has for an empty table. */
export async function writeTable(path: string, format: Format, content: Content): Promise<void> {
  demandNames(path, content.columns)
  try {
    mkdirSync(dirname(path), { recursive: true })
    await format.write(path, content)
  } catch (cause) {
    throw refused(path, cause)
  }
}
