import type { Scalar } from '../../model/scalar.ts'
import { unlikeSheets } from './compare.ts'
import type { Relation, Sheet, Sheets } from './relation.ts'

type Value = Scalar | bigint | undefined

const times = (value: Value, by: number): Scalar =>
  value === null || value === undefined || value === '' ? null : Number(value) * by

/** The columns of a port, by their name, multiplied. */
function scaled(sheets: Sheets, port: string, factors: Record<string, number>): Sheets {
  const change = (sheet: Sheet): Sheet =>
    sheet.map((column) => {
      const by = Object.hasOwn(factors, column.name) ? factors[column.name] : undefined
      return by === undefined ? column : { ...column, values: Array.from(column.values, (value) => times(value, by)) }
    })
  return Object.fromEntries(
    Object.entries(sheets).map(([file, sheet]) => [file, file.startsWith(`${port}/`) ? change(sheet) : sheet]),
  )
}

const split = (column: string): [port: string, name: string] => {
  const at = column.indexOf('.')
  return [column.slice(0, at), column.slice(at + 1)]
}

const expectedOf = (changes: Record<string, number>): string => {
  const list = Object.entries(changes).map(([column, by]) => `\`${column}\` times ${by}`)
  return list.length === 0 ? 'the same' : list.join(' and ')
}

/** An input in another unit changes outputs by known factors. */
export const scaling: Relation = {
  why: 'Cents or euros, metres or feet: a constant that is buried in the script shows when the unit changes.',
  vary(sheets, { column = '', by = 1 }) {
    const [port, name] = split(column)
    return [scaled(sheets, port, { [name]: by })]
  },
  judge(first, others, { changes = {}, ignore = [] }) {
    const wanted = Object.entries(changes).reduce((sheets, [column, by]) => {
      const [port, name] = split(column)
      return scaled(sheets, port, { [name]: by })
    }, first.sheets)
    const expected = expectedOf(changes)
    return others.flatMap((other) => unlikeSheets(wanted, other.sheets, { isOrdered: true, expected, ignore }))
  },
}
