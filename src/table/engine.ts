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

/** Lends a connection of the process's one database. */
export async function connected<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await (opened ??= open())
  const connection = await instance.connect()
  try {
    return await use(connection)
  } finally {
    connection.closeSync()
  }
}

/** The rows of a query, as JavaScript values in the order of its columns. */
export function query(sql: string): Promise<unknown[][]> {
  return connected(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS())
}
