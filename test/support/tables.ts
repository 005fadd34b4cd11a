import * as fc from 'fast-check'
import type { Column, ColumnType } from '../../src/model/contract.ts'

/** What a schema may say of a table. */
export interface Table {
  columns: Record<string, Column>
  rows?: { min?: number; max?: number }
  fields?: 'subset' | 'exact'
  ordered?: boolean
}

interface Can {
  types: ColumnType[]
  keywords: (keyof Column)[]
  rows?: boolean
  fields?: ('subset' | 'exact')[]
  ordered?: boolean[]
}

const names = fc.constantFrom('id', 'day', 'an amount', 'größe', 'constructor', '__proto__', 'x.y')
const bound = fc.integer({ min: -1000, max: 1000 })
const count = fc.nat(20)

const ofNumbers = {
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: fc.constantFrom(1, 5, 0.5),
}
const ofTexts = { minLength: count, maxLength: count, pattern: fc.constantFrom('[A-Z]{2}', 'a|b', '[^|]+', '(?:x|y)z') }
const ofAll = {
  nullable: fc.constant(true),
  optional: fc.constant(true),
  unique: fc.constant(true),
  description: fc.constantFrom('a day', 'x: y # z'),
}

type Keywords = Record<string, fc.Arbitrary<unknown>>

const allowed = (keywords: Keywords, can: Can): Keywords =>
  Object.fromEntries(Object.entries(keywords).filter(([key]) => can.keywords.some((name) => name === key)))

function column(type: ColumnType, can: Can): fc.Arbitrary<Column> {
  const isNumber = type === 'integer' || type === 'number'
  const values = isNumber ? fc.uniqueArray(bound, { minLength: 1, maxLength: 3 }) : fc.constant(['a', 'b'])
  const more = isNumber ? ofNumbers : type === 'string' ? ofTexts : {}
  const sets = isNumber || type === 'string' ? { enum: values } : {}
  const keywords = allowed({ ...ofAll, ...more, ...sets }, can)
  // the arbitraries above have the types of the keywords
  return fc.record({ type: fc.constant(type), ...keywords }, { requiredKeys: ['type'] }) as fc.Arbitrary<Column>
}

const rows = fc
  .record({ min: count, max: fc.integer({ min: 20, max: 50 }) }, { requiredKeys: [] })
  .filter((each) => Object.keys(each).length > 0)

/** Tables of which everything can be said in a notation. */
export function tables(can: Can): fc.Arbitrary<Table> {
  const types = can.types.map((type) => column(type, can))
  const columns = fc
    .uniqueArray(fc.tuple(names, fc.oneof(...types)), { selector: ([name]) => name, minLength: 1, maxLength: 4 })
    .map((entries) => Object.fromEntries(entries))
  const parts = {
    columns,
    ...(can.rows === true && { rows }),
    ...(can.fields && { fields: fc.constantFrom(...can.fields) }),
    ...(can.ordered && { ordered: fc.constantFrom(...can.ordered) }),
  }
  return fc.record(parts, { requiredKeys: ['columns'] })
}

const standard: Column = { nullable: false, optional: false, unique: false }

const plain = (each: Column): Column =>
  Object.fromEntries(Object.entries(each).filter(([key, value]) => Reflect.get(standard, key) !== value))

/** A table without what only says what is so anyway. */
export function canonical({ columns, rows: bounds, fields = 'subset', ordered = false }: Table): Table {
  const tidy = Object.fromEntries(Object.entries(columns).map(([name, each]) => [name, plain(each)]))
  return { columns: tidy, ...(bounds && { rows: bounds }), fields, ordered }
}

/** Some keywords of a column, where it has them. */
export const picked = <Key extends keyof Column>(whole: Column, keys: readonly Key[]): Pick<Column, Key> =>
  // of the column's own entries only those under the keys stay
  Object.fromEntries(Object.entries(whole).filter(([name]) => keys.some((key) => key === name))) as Pick<Column, Key>
