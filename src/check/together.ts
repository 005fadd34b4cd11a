import type { Column, Dataset } from '../model/contract.ts'
import type { Table } from '../model/table.ts'
import { own } from '../shared/own.ts'
import { identifier } from '../table/sql.ts'
import { castTo } from '../table/values.ts'
import { demandCondition } from './demandCondition.ts'
import { typedSql } from './typedSql.ts'

/** The type that the first of several datasets gives a column: both sides of a comparison are read alike. */
export function typedBy(name: string, datasets: Dataset[]): Column {
  const columns = datasets.flatMap(({ columns: each = {} }) => (Object.hasOwn(each, name) ? (each[name] ?? []) : []))
  return columns.find(({ type }) => type !== undefined) ?? {}
}

/** What pandas makes of a whole number as soon as there is a null in its column. */
const withoutPoint = (text: string): string => `regexp_replace(${text}, '^([+-]?[0-9]+)[.]0+$', '\\1')`

/** A value as a text that is the same however it is written: `1`, `01` and `1.0` are one integer. */
export function sameText(name: string, { type }: Column): string {
  const text = identifier(name)
  if (type === undefined) return withoutPoint(text)
  return type === 'string' ? text : `coalesce(${castTo(type, text)}::VARCHAR, ${text})`
}

/** A number, NaN where a text is none; what the scan of a single table makes of columns is not known here. */
export const numberOf = (name: string): string =>
  `CASE WHEN ${identifier(name)} IS NOT NULL THEN coalesce(${castTo('number', identifier(name))}, 'nan'::DOUBLE) END`

/** The values of some columns as one, in which a null is a value too. */
export const keyOf = (names: string[], datasets: Dataset[]): string =>
  `[${names.map((name) => sameText(name, typedBy(name, datasets))).join(', ')}]`

/** SQL of the user's over a row of another port; with a variable in it, it is still to be filled. */
export function overRow(sql: string, { columns = {} }: Pick<Dataset, 'columns'>, place: string): string {
  if (!sql.includes('${')) demandCondition(sql, place)
  return typedSql(sql, columns)
}

/** Several tables under names that no port has. */
export const numbered = (tables: Table[]): Record<string, Table> =>
  Object.fromEntries(tables.map((table, index) => [`other ${index}`, table]))

/** A list of columns and expressions over the rows of several tables that `numbered` has named: of each, those that fulfil a condition. */
export const selected = (list: string, tables: Table[], conditions: string[] = []): string =>
  Object.keys(numbered(tables))
    .map((name, index) => `SELECT ${list} FROM ${identifier(name)} WHERE ${conditions[index] ?? 'true'}`)
    .join(' UNION ALL ')

/** Whether values of a column are to be shown nowhere. */
export const isMasked = (name: string, datasets: Dataset[]): boolean =>
  datasets.some(({ columns: each = {} }) => own(each, name)?.masked === true)
