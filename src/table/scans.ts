import { setImmediate } from 'node:timers'
import { conditionIn, countRows } from './counting.ts'

type Row = unknown[]

/** What scans a table: aggregates over it, or its rows kept by columns and conditions for more than one look. */
interface Scanning {
  scan(expressions: string[]): Promise<Row>
  keep(kept: Kept): Promise<void>
}

/** Columns of a table to be kept, the conditions that are to be counted in it, and what is then asked of it. */
export interface Kept {
  columns: string[]
  conditions: string[]
  use(table: string, counts: Row): Promise<void>
}

interface Batch {
  expressions: string[]
  askers: number
  columns: string[]
  uses: ((table: string) => Promise<void>)[]
  row: Promise<Row>
}

const soon = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Answers all that is asked of a table at the same time by one scan of it. */
export class Scans {
  readonly #scanning: Scanning
  #batch: Batch | undefined
  #held: Promise<unknown> = Promise.resolve()

  constructor(scanning: Scanning) {
    this.#scanning = scanning
  }

  async #run(): Promise<Row> {
    await soon()
    await this.#held
    await soon()
    const batch = this.#batch
    this.#batch = undefined
    if (!batch) return []
    return batch.uses.length > 0 ? this.#runKept(batch) : this.#scanning.scan(batch.expressions)
  }

  /** What only counts rows is counted among those that are kept; the rest takes a scan of its own. */
  async #runKept({ expressions, columns, uses }: Batch): Promise<Row> {
    const conditions = new Map(expressions.flatMap((sql) => [[sql, conditionIn(sql)] as const]))
    const counting = [...conditions].flatMap(([sql, condition]) =>
      condition === undefined ? [] : [{ sql, condition }],
    )
    const others = expressions.filter((sql) => conditions.get(sql) === undefined && sql !== countRows)
    const found = new Map<string, unknown>()
    const use = async (table: string, counts: Row): Promise<void> => {
      for (const [index, { sql }] of [{ sql: countRows }, ...counting].entries()) found.set(sql, counts[index])
      for (const each of uses) await each(table)
    }
    const kept = { columns, conditions: counting.map(({ condition }) => condition), use }
    const [row] = await Promise.all([others.length > 0 ? this.#scanning.scan(others) : [], this.#scanning.keep(kept)])
    others.forEach((sql, index) => found.set(sql, row[index]))
    return expressions.map((sql) => found.get(sql))
  }

  #joined(): Batch {
    this.#batch ??= { expressions: [], askers: 0, columns: [], uses: [], row: this.#run() }
    this.#batch.askers++
    return this.#batch
  }

  /** Waits with the next scan for what is still to be asked in it. */
  hold<T>(until: Promise<T>): Promise<T> {
    this.#held = Promise.allSettled([this.#held, until])
    return until
  }

  async ask(expressions: string[]): Promise<Row> {
    const batch = this.#joined()
    const from = batch.expressions.push(...expressions) - expressions.length
    try {
      const row = await batch.row
      return expressions.map((_, index) => row[from + index])
    } catch (error) {
      // what is wrong with one question is not told to all
      if (batch.askers === 1) throw error
      return this.#scanning.scan(expressions)
    }
  }

  /** Keeps columns on disk while they are used. */
  async keep<T>(columns: string[], use: (table: string) => Promise<T>): Promise<T> {
    const batch = this.#joined()
    batch.columns.push(...columns)
    const used = new Promise<T>((resolve, reject) => {
      batch.uses.push((table) => use(table).then(resolve, reject))
      batch.row.catch(reject)
    })
    await batch.row.catch(() => undefined)
    return used
  }
}
