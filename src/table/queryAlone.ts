import { createRequire } from 'node:module'
import type * as DuckDb from '@duckdb/node-api'
import { PipeproofError } from '../errors.ts'
import { Engine, EngineError } from './engine.ts'
import type { Format } from './formats/format.ts'
import { Parts } from './parts.ts'
import { scalarOf } from './scalar.ts'
import { literal } from './sql.ts'
import type { Types } from './values.ts'

interface Asked {
  files: string[]
  format: Format
  types: Types
}

const wrong = (received: string, expected: string): PipeproofError =>
  new PipeproofError('wrongValue', {
    received,
    place: 'a query',
    expected,
    advice: 'ask the table `data`',
  })

const shown = (value: unknown): unknown => (Array.isArray(value) ? value.map(shown) : scalarOf(value))

async function answer(alone: Engine, sql: string): Promise<Record<string, unknown>[]> {
  const { StatementType } = createRequire(import.meta.url)('@duckdb/node-api') as typeof DuckDb // which the engine loads too
  return alone.connected(async (connection) => {
    const statements = await connection.extractStatements(sql)
    const prepared = statements.count === 1 ? await statements.prepare(0) : undefined
    if (prepared?.statementType !== StatementType.SELECT) throw wrong('SQL that is no one `SELECT`', 'one that reads')
    const rows = (await prepared.runAndReadAll()).getRowObjectsJS()
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)])))
  })
}

/** Runs a user's SQL in an engine of its own, which reads these files and nothing else, and writes nothing. */
export async function queryAlone({ files, format, types }: Asked, sql: string): Promise<Record<string, unknown>[]> {
  const alone = new Engine()
  try {
    const parts = new Parts(format, alone)
    await parts.add(files)
    if (parts.list.length > 0) await alone.query(`CREATE VIEW data AS ${parts.valued(types)}`)
    const allowed = `SET allowed_paths = [${files.map(literal).join(', ')}]`
    await alone.query(`${allowed}; SET enable_external_access = false; SET lock_configuration = true`)
    return await answer(alone, sql)
  } catch (error) {
    if (error instanceof EngineError) throw wrong(`SQL (${error.message.split('\n')[0] ?? ''})`, 'a query that runs')
    throw error
  } finally {
    await alone.close()
  }
}
