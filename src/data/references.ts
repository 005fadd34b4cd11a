import { join } from 'node:path'
import type { Column, Dataset, Port, Scalar } from '../model/contract.ts'
import { filesBelow } from '../shared/files.ts'
import { globMatcher } from '../shared/glob.ts'
import { own } from '../shared/own.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { identifier } from '../table/sql.ts'

/** An input that has its data already. */
export interface Made {
  port: Port
  dir: string
}

/** The column that a reference names. */
export interface Target {
  port: string
  dataset: Dataset
  column: string
}

/** `port.column` or `port.dataset.column`; names of columns may have dots. */
export function targetOf(reference: string, ports: Record<string, Port>): Target | undefined {
  for (const { name, datasets } of Object.values(ports)) {
    if (!reference.startsWith(`${name}.`)) continue
    const rest = reference.slice(name.length + 1)
    for (const dataset of Object.values(datasets)) {
      const inner = rest.startsWith(`${dataset.name}.`) ? rest.slice(dataset.name.length + 1) : rest
      const column = [rest, inner].find((each) => own(dataset.columns ?? {}, each) !== undefined)
      if (column !== undefined) return { port: name, dataset, column }
    }
  }
  return undefined
}

/** The references of a dataset, by the columns that have them. */
export const referencesOf = ({ columns = {} }: Dataset): [name: string, reference: string][] =>
  Object.entries(columns).flatMap(([name, { references }]): [string, string][] =>
    references === undefined ? [] : [[name, references]],
  )

/** Things in such an order that each comes after those that it needs, where that can be. */
export function neededFirst<T>(items: T[], needs: (item: T) => T[]): T[] {
  const ordered = new Set<T>()
  const visit = (item: T, trail: T[]): void => {
    if (trail.includes(item)) return
    for (const needed of needs(item)) if (items.includes(needed)) visit(needed, [...trail, item])
    ordered.add(item)
  }
  for (const item of items) visit(item, [])
  return [...ordered]
}

/** The names of ports, each after those that its columns refer to. */
export const referredFirst = (names: string[], ports: Record<string, Port>): string[] =>
  neededFirst(names, (name) =>
    Object.values(own(ports, name)?.datasets ?? {})
      .flatMap(referencesOf)
      .flatMap(([, reference]) => targetOf(reference, ports)?.port ?? []),
  )

function typed(text: unknown, { type }: Column): Scalar {
  if (type === 'boolean') return /^true$/i.test(String(text))
  const number = Number(text)
  const isNumber = type === 'number' || (type === 'integer' && Number.isSafeInteger(number))
  return isNumber ? number : String(text)
}

const most = 100_000

/** The values of a column, as its files have them. */
export async function valuesIn(dir: string, { dataset, column }: Target): Promise<Scalar[]> {
  const isOwn = dataset.patterns.map(globMatcher)
  const files = filesBelow(dir).filter((file) => isOwn.some((fits) => fits(file)))
  if (files.length === 0) return []
  const table = await openFiles(
    files.map((file) => join(dir, file)),
    formatOf(dataset),
  )
  if (!table.columns.includes(column)) return []
  const value = identifier(column)
  const [list] = await table.aggregate([
    `list_sort(list(DISTINCT ${value}) FILTER (WHERE ${value} IS NOT NULL))[:${most}]`,
  ])
  const declared = own(dataset.columns ?? {}, column) ?? {}
  return Array.isArray(list) ? list.map((text) => typed(text, declared)) : []
}
