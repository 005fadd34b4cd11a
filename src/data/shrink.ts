import type { Column, Scalar } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import { own } from '../shared/own.ts'
import { fewest } from './fewest.ts'
import { between, plainest, shorter } from './plain.ts'

/** One table of an input: its rows, and what its columns allow. */
export interface Part {
  rows: Row[]
  columns: Record<string, Column>
}

/** A failing input made small, part by part, and the columns of each whose values matter. */
export interface Shrunk<Key> {
  parts: Map<Key, Part>
  telling: Map<Key, string[]>
}

/** Tells whether an input of these rows fails in the same way; `undefined` where no more may be tried. */
export type Fails<Key> = (rows: Map<Key, Row[]>) => Promise<boolean | undefined>

const withValue = (rows: Row[], index: number, [name, value]: [string, Scalar]): Row[] =>
  rows.map((row, at) => (at === index ? { ...row, [name]: value } : row))

/** A column whose values must differ can not have one value everywhere. */
function plainColumn(name: string, { columns, rows }: Part): Scalar | undefined {
  const column = own(columns, name)
  return column === undefined || (column.unique && rows.length > 1) ? undefined : plainest(column)
}

function plain(part: Part, names: string[]): Row[] {
  const values = Object.fromEntries(names.map((name) => [name, plainColumn(name, part) ?? null]))
  return part.rows.map((row) => ({ ...row, ...values }))
}

/** Tries one thing after the other on the parts of an input; what still fails in the same way is kept. */
class Shrinker<Key> {
  readonly parts: Map<Key, Part>
  readonly #fails: Fails<Key>

  constructor(parts: Map<Key, Part>, fails: Fails<Key>) {
    this.parts = new Map(parts)
    this.#fails = fails
  }

  #shows(key: Key, rows: Row[]): Promise<boolean | undefined> {
    const all = new Map([...this.parts].map(([each, part]) => [each, part.rows]))
    return this.#fails(all.set(key, rows))
  }

  #keep(key: Key, part: Part, rows: Row[]): Part {
    const kept = { ...part, rows }
    this.parts.set(key, kept)
    return kept
  }

  async fewestRows(key: Key, part: Part): Promise<Part> {
    const { rows } = part
    const pick = (kept: number[]): Row[] => kept.map((index) => rows[index] ?? {})
    const kept = await fewest(rows.length, (some) => this.#shows(key, pick(some)))
    return this.#keep(key, part, pick(kept))
  }

  /** The columns that must not be made plain, of those that could. */
  async fewestColumns(key: Key, part: Part): Promise<string[]> {
    const names = Object.keys(part.columns).filter((name) => plainColumn(name, part) !== undefined)
    const others = (kept: number[]): string[] => names.filter((_, index) => !kept.includes(index))
    const kept = await fewest(names.length, (some) => this.#shows(key, plain(part, others(some))))
    const made = others(kept)
    this.#keep(key, part, plain(part, made))
    return names.filter((name) => !made.includes(name))
  }

  async plainestValues(key: Key, names: string[]): Promise<void> {
    for (const name of names) {
      for (let index = 0; index < (this.parts.get(key)?.rows.length ?? 0); index++)
        await this.#plainest(key, index, name)
    }
  }

  /** Gives one cell another value, if the input then still fails in the same way. */
  async #try(key: Key, [index, name]: [number, string], value: Scalar): Promise<boolean> {
    const part = this.parts.get(key)
    if (!part) return false
    const taken = part.columns[name]?.unique ? part.rows.map((row) => String(row[name])) : []
    const rows = withValue(part.rows, index, [name, value])
    if (taken.includes(String(value)) || !(await this.#shows(key, rows))) return false
    this.#keep(key, part, rows)
    return true
  }

  async #plainest(key: Key, index: number, name: string): Promise<void> {
    const { rows, columns } = this.parts.get(key) ?? { rows: [], columns: {} }
    const [column, goal] = [own(columns, name) ?? {}, plainest(own(columns, name) ?? {})]
    let value = rows[index]?.[name] ?? null
    if (goal === undefined || value === null || String(value) === String(goal)) return
    if (await this.#try(key, [index, name], goal)) return
    let tooPlain: Scalar = goal
    for (let next = between(column, goal, value); next !== undefined; next = between(column, tooPlain, value)) {
      if (await this.#try(key, [index, name], next)) value = next
      else tooPlain = next
    }
    for (const text of typeof value === 'string' ? shorter(column, value) : []) {
      if (await this.#try(key, [index, name], text)) return
    }
  }
}

/** Makes a failing input small: fewest rows, then fewest columns that matter, then plainest values. */
export async function shrink<Key>(parts: Map<Key, Part>, fails: Fails<Key>): Promise<Shrunk<Key>> {
  const shrinker = new Shrinker(parts, fails)
  const telling = new Map<Key, string[]>()
  for (const [key, part] of parts) await shrinker.fewestRows(key, part)
  for (const [key, part] of shrinker.parts) telling.set(key, await shrinker.fewestColumns(key, part))
  for (const [key, names] of telling) await shrinker.plainestValues(key, names)
  return { parts: shrinker.parts, telling }
}
