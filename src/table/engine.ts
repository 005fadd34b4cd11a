import { availableParallelism } from 'node:os'
import { createRequire } from 'node:module'
import type * as DuckDb from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** Its native library takes 100 ms to load: too much for the test files that need no table; Jest knows no `import()`. */
const duckdb = (): typeof DuckDb => createRequire(import.meta.url)('@duckdb/node-api')

let opened: Promise<DuckDBInstance> | undefined

/** Nothing is ever downloaded: an extension that is not built in is an error of the query. */
function open(): Promise<DuckDBInstance> {
  const workers = Math.max(1, Number(process.env['VITEST_MAX_WORKERS'] ?? 1) || 1)
  return duckdb().DuckDBInstance.create(':memory:', {
    threads: String(Math.max(1, Math.floor(availableParallelism() / workers))),
    memory_limit: '2GB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
}

/** What the engine says that it can not do. */
export class EngineError extends Error {}

/** A connection of its own, so that none waits for another. */
async function connected<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await (opened ??= open())
  const connection = await instance.connect()
  try {
    return await use(connection)
  } catch (cause) {
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), { cause })
  } finally {
    connection.closeSync()
  }
}

/** The rows of a query, as JavaScript values, in the order of its columns. */
export const query = (sql: string): Promise<unknown[][]> =>
  connected(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS())

interface Texts {
  name: string
  width: number
  rows: (string | null)[][]
}

/** Runs a statement beside a table of texts, whose columns are `c0`, `c1` and so on; a time without a zone is UTC. */
export const withRows = ({ name, width, rows }: Texts, sql: string): Promise<void> =>
  connected(async (connection) => {
    const columns = Array.from({ length: width }, (_, index) => `c${index} VARCHAR`)
    await connection.run(`SET TimeZone = 'UTC'; CREATE TEMP TABLE ${name} (${columns.join(', ')})`)
    const appender = await connection.createAppender(name, 'main', 'temp')
    for (const row of rows) {
      for (const text of row) {
        if (text === null) appender.appendNull()
        else appender.appendVarchar(text)
      }
      appender.endRow()
    }
    appender.closeSync()
    await connection.run(sql)
  })
