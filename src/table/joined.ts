import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Part, Parts } from './parts.ts'
import { literalPaths } from './sql.ts'
import { fileColumn } from './values.ts'

type Row = unknown[]

/** A question to one small file: another to which the same is asked differs from it in the path alone. */
export interface Asked {
  file: string
  before: string
  after: string
}

interface Group {
  files: Set<string>
  rows: Promise<Map<unknown, Row>>
}

/** The size up to which it takes longer to plan a query than to read the file. */
const small = 1_000_000

const isSmall = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) < small

const only = <T>([first, ...others]: T[]): T | undefined => (others.length === 0 ? first : undefined)

/** What aggregates ask of a table, where that is one small file which the engine reads by itself. */
export function askedOf(parts: Parts, aggregates: string): Asked | undefined {
  const part: Part | undefined = only(parts.list)
  const file = only(part?.files ?? [])
  if (!part || file === undefined || 'load' in parts.format) return undefined
  // the engine tells the path of a file as such a column, and could not beside one of the file's own
  if (part.columns.some(({ name }) => name.toLowerCase() === 'filename') || !isSmall(file)) return undefined
  const list = `${fileColumn}, ${aggregates}`
  const sql = `SELECT ${list} FROM (${parts.whole(list)}) GROUP BY ${fileColumn}`
  const [before = '', after, ...others] = sql.split(literalPaths([file]))
  return after === undefined || others.length > 0 ? undefined : { file, before, after }
}

/** Asks many small files in one query what is asked of each at the same time: to plan it takes longer than to read them. */
export class Joined {
  readonly #query: (sql: string) => Promise<Row[]>
  /** Those that can still be joined, by what they ask. */
  readonly #open = new Map<string, Group>()

  constructor(query: (sql: string) => Promise<Row[]>) {
    this.#query = query
  }

  async #rows({ before, after }: Asked, files: Set<string>): Promise<Map<unknown, Row>> {
    await setImmediate()
    this.#open.delete(before + after)
    // alone it is asked without the detour
    if (files.size === 1) return new Map()
    const rows = await this.#query(`${before}${literalPaths([...files])}${after}`)
    return new Map(rows.map(([file, ...row]) => [file, row]))
  }

  /** The answer; none where it has to be asked alone: a file without rows has no group, and one that is broken spoils all. */
  async ask(asked: Asked): Promise<Row | undefined> {
    const key = asked.before + asked.after
    const files = new Set<string>()
    const group = this.#open.get(key) ?? { files, rows: this.#rows(asked, files) }
    this.#open.set(key, group)
    group.files.add(asked.file)
    return (await group.rows.catch(() => undefined))?.get(asked.file)
  }
}
