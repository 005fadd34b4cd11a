import { availableParallelism } from 'node:os'
import { createRequire } from 'node:module'
import type * as DuckDb from '@duckdb/node-api'
import type { DuckDBInstance } from '@duckdb/node-api'

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

/** The rows of a query, as JavaScript values, in the order of its columns; each has a connection of its own. */
export async function query(sql: string): Promise<unknown[][]> {
  const instance = await (opened ??= open())
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowsJS()
  } catch (cause) {
    throw new EngineError(cause instanceof Error ? cause.message : String(cause), { cause })
  } finally {
    connection.closeSync()
  }
}
