import { mkdirSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PipeproofError } from '../errors.ts'
import type { Row } from '../model/data.ts'
import { own } from '../shared/own.ts'
import { repeated } from '../shared/repeated.ts'
import type { Format } from './formats/format.ts'

function refused(path: string, cause: unknown): PipeproofError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new PipeproofError('disk', { path, reason }, { cause })
}

/** Rows in one string: what is written at a time stays far from the longest string there can be. */
const chunk = 10_000

interface Content {
  columns: string[]
  rows: Row[]
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

/** Writes rows as one file; a header alone when there are none. */
export async function writeTable(path: string, format: Format, { columns, rows }: Content): Promise<void> {
  demandNames(path, columns)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, format.lineOf(columns))
    for (let start = 0; start < rows.length; start += chunk) {
      const lines = rows
        .slice(start, start + chunk)
        .map((row) => format.lineOf(columns.map((name) => own(row, name) ?? null)))
      await appendFile(path, lines.join(''))
    }
  } catch (cause) {
    throw refused(path, cause)
  }
}
