import { mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as DuckDb from '@duckdb/node-api'
import type { DuckDBAppender, DuckDBConnection, DuckDBInstance, DuckDBType } from '@duckdb/node-api'
import { PipeproofError } from '../errors.ts'
import type { Batch, Feed, HandedType } from './feed.ts'
import { BrokenTable } from './formats/format.ts'
import { literal } from './sql.ts'
import { reasonOf } from '../shared/thrown.ts'

let loaded: typeof DuckDb | undefined

/** Its native library takes 100 ms to load: too much for the test files that need no table; Jest knows no `import()`. */
const duckdb = (): typeof DuckDb => (loaded ??= createRequire(import.meta.url)('@duckdb/node-api'))

/** What the engine says that it can not do. */
export class EngineError extends Error {}

/** As many rows as the engine takes at once. */
const most = 2048

function appendBatch(appender: DuckDBAppender, types: DuckDBType[], batch: Batch): void {
  const length = batch[0]?.length ?? 0
  for (let from = 0; from < length; from += most) {
    const count = Math.min(most, length - from)
    const chunk = duckdb().DuckDBDataChunk.create(types, count)
    for (const [index, values] of batch.entries()) {
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < count; row++) vector.setItem(row, values.at(from + row))
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
}

async function fill(connection: DuckDBConnection, { table, types, batches }: Feed): Promise<void> {
  const known = duckdb()
  const appender = await connection.createAppender(table, 'main', 'temp')
  const duckTypes = types.map((type) => known[type])
  for await (const batch of batches) appendBatch(appender, duckTypes, batch)
  appender.closeSync()
}

let engines = 0
let kepts = 0

/** One DuckDB: nothing is ever downloaded, and what does not fit into memory goes to a folder that ends with it. */
export class Engine {
  readonly #spill = join(tmpdir(), `pipeproof-spill-${process.pid}-${engines++}`)
  #opened: Promise<DuckDBInstance> | undefined

  async #open(): Promise<DuckDBInstance> {
    const workers = Math.max(1, Number(process.env['VITEST_MAX_WORKERS'] ?? 1) || 1)
    process.once('exit', this.#tidy)
    const instance = await duckdb().DuckDBInstance.create(':memory:', {
      threads: String(Math.max(1, Math.floor(availableParallelism() / workers))),
      memory_limit: '2GB',
      temp_directory: this.#spill,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    // a time without a zone is UTC, wherever this runs
    const connection = await instance.connect()
    await connection.run("SET GLOBAL TimeZone = 'UTC'")
    connection.closeSync()
    return instance
  }

  readonly #tidy = (): void => rmSync(this.#spill, { recursive: true, force: true })

  /** A connection of its own, so that none waits for another. */
  async connected<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const instance = await (this.#opened ??= this.#open())
    const connection = await instance.connect()
    try {
      return await use(connection)
    } catch (cause) {
      if (cause instanceof BrokenTable || cause instanceof PipeproofError) throw cause
      throw new EngineError(reasonOf(cause), { cause })
    } finally {
      connection.closeSync()
    }
  }

  /** The rows of a query, as JavaScript values, in the order of its columns. */
  readonly query = (sql: string): Promise<unknown[][]> =>
    this.connected(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS())

  /** The rows of a query by their columns, a piece at a time. */
  async *chunks(sql: string): AsyncGenerator<unknown[][]> {
    const instance = await (this.#opened ??= this.#open())
    const connection = await instance.connect()
    try {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk.getColumns()
    } catch (cause) {
      throw new EngineError(reasonOf(cause), { cause })
    } finally {
      connection.closeSync()
    }
  }

  /** Runs a statement beside a table that is gone after it. */
  withTable(feed: Feed, sql: string): Promise<void> {
    return this.connected(async (connection) => {
      await connection.run(`CREATE TEMP TABLE ${feed.table} (${columnsOf(feed.types)})`)
      await fill(connection, feed)
      await connection.run(sql)
    })
  }

  /** Keeps the rows of a query on disk, packed by its columns and out of the way of memory, as long as they are used. */
  async keeping<T>(select: string, use: (table: string) => Promise<T>): Promise<T> {
    const name = `kept${kepts++}`
    mkdirSync(this.#spill, { recursive: true })
    const file = join(this.#spill, `${name}.db`)
    await this.query(`ATTACH ${literal(file)} AS ${name}`)
    try {
      await this.query(`CREATE TABLE ${name}.kept AS ${select}`)
      return await use(`${name}.kept`)
    } finally {
      await this.query(`DETACH ${name}`)
      rmSync(file, { force: true })
    }
  }

  async close(): Promise<void> {
    process.off('exit', this.#tidy)
    const opened = await this.#opened
    opened?.closeSync()
    this.#tidy()
  }
}

const columnsOf = (types: HandedType[]): string => types.map((type, index) => `c${index} ${type}`).join(', ')

/** The one that all tables share. */
export const engine = new Engine()

export const { query } = engine
