import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { PipeproofError } from '../errors.ts'
import type { Row } from '../model/data.ts'
import type { Scalar } from '../model/contract.ts'
import { own } from '../shared/own.ts'
import { repeated } from '../shared/repeated.ts'
import { connected } from './engine.ts'
import type { Format } from './formats/format.ts'
import { identifier, literal } from './sql.ts'
import { textOf } from './text.ts'

async function fill(connection: DuckDBConnection, columns: string[], rows: Row[]): Promise<void> {
  await connection.run(`CREATE TEMP TABLE written (${columns.map((name) => `${identifier(name)} VARCHAR`).join(', ')})`)
  const appender = await connection.createAppender('written')
  for (const row of rows) {
    for (const name of columns) append(own(row, name) ?? null, appender)
    appender.endRow()
  }
  appender.closeSync()
}

function append(value: Scalar, appender: { appendNull(): void; appendVarchar(text: string): void }): void {
  if (value === null) appender.appendNull()
  else appender.appendVarchar(textOf(value))
}

function refused(path: string, cause: unknown): PipeproofError {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new PipeproofError('disk', { path, reason }, { cause })
}

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
    await connected(async (connection) => {
      await fill(connection, columns, rows)
      await connection.run(`COPY written TO ${literal(path)} (${format.copyOptions})`)
    })
  } catch (cause) {
    throw refused(path, cause)
  }
}
