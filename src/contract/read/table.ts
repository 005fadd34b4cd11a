import { PipeproofError } from '../../errors.ts'
import type { Column, Warning } from '../../model/contract.ts'
import { nearest } from '../../shared/nearest.ts'
import { oneOf } from '../../shared/words.ts'
import { meaningless } from '../column.ts'
import type { Part } from '../../shared/reading/part.ts'
import type { SchemaReading } from './reader.ts'
import { placeText } from '../../shared/reading/session.ts'

export type Rows = { min?: number; max?: number }

/** The columns of a table as they are found, each with the part that it is written in. */
export class Table {
  readonly columns = new Map<string, { column: Column; part: Part }>()
  readonly #plainNames = new Set<string>()

  readonly root: Part

  constructor(root: Part) {
    this.root = root
  }

  add(name: string, column: Column, part: Part): void {
    // SQL does not tell capitals apart
    if (this.#plainNames.has(name.toLowerCase())) {
      const facts = { received: `second column \`${name}\``, place: 'the schema', expected: 'each name once' }
      throw new PipeproofError('wrongValue', facts, { at: part.at() })
    }
    this.#plainNames.add(name.toLowerCase())
    this.columns.set(name, { column, part })
  }

  /** Says more of a column that stands elsewhere in the schema. */
  say(name: string, more: Column): boolean {
    const found = this.columns.get(name)
    if (found) Object.assign(found.column, more)
    return found !== undefined
  }

  reading(more: Omit<Partial<SchemaReading>, 'columns' | 'warnings'> = {}): SchemaReading {
    if (this.columns.size === 0) throw noColumns(this.root)
    const columns = Object.fromEntries([...this.columns].map(([name, { column, part }]) => [name, fit(column, part)]))
    demandOrder(Object.keys(columns), [...this.columns.keys()], { part: this.root, ordered: more.ordered })
    return { columns, ...more, warnings: this.#warnings() }
  }

  #warnings(): Warning[] {
    return this.root.session.warnings([], this.root.session.doc.value)
  }
}

function noColumns(root: Part): PipeproofError {
  const facts = { received: 'schema without columns', place: 'the file', expected: 'at least one', advice: 'add it' }
  return new PipeproofError('wrongValue', facts, { at: root.at() })
}

/** Without the keywords that mean nothing for its type. */
function fit(column: Column, part: Part): Column {
  const left = { ...column }
  for (let key = meaningless(left); key !== undefined; key = meaningless(left)) {
    part.session.warn(part.path, `\`${key}\` of ${placeText(part.path)} is not kept: a ${left.type} has none`)
    delete left[key]
  }
  return left
}

/** JavaScript puts names that are whole numbers first. */
function demandOrder(
  kept: string[],
  written: string[],
  { part, ordered }: { part: Part; ordered?: boolean | undefined },
): void {
  if (ordered !== true || kept.every((name, index) => name === written[index])) return
  part.session.warn(part.path, 'the order of the columns is not kept exactly: those named by numbers come first')
}

/** The table that is meant: the one named, else the only one. */
export function chosen<T extends { name: string; part: Part }>(tables: T[], named: string | undefined, root: Part): T {
  const known = tables.map(({ name }) => name)
  const [only] = tables
  const found =
    named === undefined ? (tables.length === 1 ? only : undefined) : tables.find(({ name }) => name === named)
  if (found) return found
  const similar = named === undefined ? undefined : nearest(named, known)
  const advice = `write \`#${similar ?? known[0] ?? 'name'}\` behind the path`
  const received = named === undefined ? `choice of ${tables.length} tables` : `table \`${named}\``
  const facts = { received, place: '`schema`', expected: oneOf(known), advice }
  throw new PipeproofError('wrongValue', facts, { at: root.at() })
}
