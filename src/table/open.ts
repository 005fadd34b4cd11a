import type { Row } from '../model/data.ts'
import type { BrokenFile, Profile, Table, TableColumn, TableRow } from '../model/table.ts'
import { countRows, countWhere } from './counting.ts'
import { engine } from './engine.ts'
import type { Format } from './formats/format.ts'
import { askedOf, Joined } from './joined.ts'
import { kindColumn } from './kinds.ts'
import { counts, namesOf, Parts, type Part, type Told } from './parts.ts'
import { profileOf } from './profiled.ts'
import { Scans, type Kept } from './scans.ts'
import { identifier, literal } from './sql.ts'
import { lackedIn } from './values.ts'

type Named = Pick<TableColumn, 'name' | 'type'>

interface Wanted {
  condition: string
  limit: number
}

/** Longer than the name of every column, so none of them. */
const unusedName = (columns: string[]): string => '#'.repeat(Math.max(...columns.map(({ length }) => length)) + 1)

const nothing = (name: string): string => `NULL::VARCHAR AS ${name}`

/** A value of the engine that was asked for as text. */
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const joined = new Joined(engine.query)

/** Tables that were forgotten without being closed keep nothing either. */
const forgotten = new FinalizationRegistry<Parts>((parts) => void parts.drop())

/** The files of one dataset as one table; what can not be read is named, not thrown. */
class FilesTable implements Table {
  readonly broken: BrokenFile[]
  readonly columns: string[]
  readonly headers: Table['headers']
  readonly #parts: Parts
  readonly #others: Record<string, Table>
  readonly #scans = new Scans({ scan: (list) => this.#query(list), keep: (kept) => this.#keep(kept) })

  constructor(parts: Parts, others: Record<string, Table> = {}) {
    this.#parts = parts
    this.#others = others
    this.broken = parts.broken
    this.headers = parts.list.map(({ files, columns }) => ({ files, columns: namesOf(columns) }))
    const told = parts.list.flatMap((part) => Object.keys(part.told ?? {}))
    this.columns = [...new Set([...this.headers.flatMap(({ columns }) => columns), ...told])]
  }

  get relation(): string {
    return this.#parts.whole() || 'SELECT 1 WHERE false'
  }

  beside(others: Record<string, Table>): Table {
    return new FilesTable(this.#parts, { ...others, data: this })
  }

  /** What the names in a query stand for; what it does not mention costs nothing. */
  #named(sql: string): string {
    const others = Object.entries(this.#others).map(([name, { relation }]) => [name, relation] as const)
    const all = new Map([...others, ['data', this.#parts.whole(sql)]])
    return `WITH ${[...all].map(([name, relation]) => `${identifier(name)} AS (${relation})`).join(', ')}`
  }

  /** Only when a query fails are the broken files looked for, so that good ones are read once. */
  async #attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
    if (this.#parts.list.length === 0) return undefined
    try {
      return await run()
    } catch (error) {
      if (!(await this.#parts.prune())) throw error
      return this.#attempt(run)
    }
  }

  /** One file with the number of each row; a column that only other files have is null. */
  #numbered(file: string, part: Part, condition: string): string {
    const names = [...namesOf(part.columns), ...Object.keys(part.told ?? {})]
    const known = new Set(names.map((name) => name.toLowerCase()))
    const others = this.columns.filter((name) => !known.has(name.toLowerCase()))
    const number = identifier(unusedName(this.columns))
    const added = [
      `row_number() OVER () AS ${number}`,
      ...others.flatMap((name) => [nothing(identifier(name)), nothing(kindColumn(name))]),
      ...lackedIn(condition, others),
    ]
    const all = `SELECT *, ${added.join(', ')} FROM (${this.#parts.typed({ ...part, files: [file] }, condition)})`
    return `SELECT ${[number, ...names.map(identifier), ...names.map(kindColumn)].join(', ')} FROM (${all}) WHERE ${condition}`
  }

  async #sampleFile(file: string, part: Part, { condition, limit }: Wanted): Promise<TableRow[]> {
    const rows = await engine.query(`${this.#named(condition)} ${this.#numbered(file, part, condition)} LIMIT ${limit}`)
    const own = [...part.columns, ...Object.keys(part.told ?? {}).map((name) => ({ name }))]
    const byName = (values: unknown[]): Record<string, string | null> =>
      Object.fromEntries(own.map(({ name }, index) => [name, asText(values[index])]))
    return rows.map(([row, ...values]) => ({
      file,
      row: Number(row),
      values: byName(values),
      kinds: byName(values.slice(own.length)),
    }))
  }

  async #sampleAll({ condition, limit }: Wanted): Promise<TableRow[]> {
    const found: TableRow[] = []
    for (const part of this.#parts.list) {
      for (const file of part.files) {
        if (found.length >= limit) return found
        found.push(...(await this.#sampleFile(file, part, { condition, limit: limit - found.length })))
      }
    }
    return found
  }

  async #query(list: string[]): Promise<unknown[]> {
    const sql = [...list, ...counts(this.columns)].join(', ')
    const isAlone = Object.keys(this.#others).length === 0
    const asked = isAlone ? askedOf(this.#parts, sql) : undefined
    const row = asked && (await joined.ask(asked))
    if (row) return row
    const named = isAlone ? '' : `${this.#named(sql)} `
    const rows = await this.#attempt(() => engine.query(`${named}SELECT ${sql} FROM (${this.#parts.whole(sql)})`))
    return rows?.[0] ?? []
  }

  /** Keeps what is asked for again and again; of the whole only counts are asked. */
  async #keep({ columns, conditions, use }: Kept): Promise<void> {
    const flags = conditions.map((condition, index) => `(${condition}) AS flag${index}`)
    const list = [...columns, ...flags].join(', ')
    const counted = [countRows, ...conditions.map((_, index) => countWhere(`flag${index}`))]
    await this.#attempt(() =>
      engine.keeping(`SELECT ${list} FROM (${this.#parts.whole(list)})`, async (kept) => {
        const [row = []] = await engine.query(`SELECT ${counted.join(', ')} FROM ${kept}`)
        await use(kept, row)
      }),
    )
  }

  aggregate(expressions: string[]): Promise<unknown[]> {
    return this.#scans.ask(expressions)
  }

  profile(columns: Named[], exact: boolean): Promise<Profile> {
    return profileOf({ columns, exact, parts: this.#parts, scans: this.#scans }, (run) => this.#attempt(run))
  }

  async sample(condition: string, limit: number): Promise<TableRow[]> {
    return (await this.#attempt(() => this.#sampleAll({ condition, limit }))) ?? []
  }

  async rows(limit: number = Number.MAX_SAFE_INTEGER): Promise<Row[]> {
    return (await this.sample('true', limit)).map(({ values }) => values)
  }

  async at(rowNumbers: number[]): Promise<TableRow[]> {
    if (rowNumbers.length === 0) return []
    const wanted = rowNumbers.map((row) => literal(Math.trunc(row))).join(', ')
    return this.sample(`${identifier(unusedName(this.columns))} IN (${wanted})`, Number.MAX_SAFE_INTEGER)
  }

  async close(): Promise<void> {
    forgotten.unregister(this)
    await this.#parts.drop()
  }
}

/** Opens the files of one dataset, as the engine has them and as one table. */
export async function openParts(files: string[], format: Format, told?: Told): Promise<{ parts: Parts; table: Table }> {
  const parts = new Parts(format, engine, told)
  await parts.add(files)
  const table = new FilesTable(parts)
  forgotten.register(table, parts, table)
  return { parts, table }
}

/** Opens the files of one dataset as one table; what is `told` by the name of a file is a column of it. */
export const openFiles = async (files: string[], format: Format, told?: Told): Promise<Table> =>
  (await openParts(files, format, told)).table
