import type { DataCheck, NamedCheck, Violation } from '../model/check.ts'
import type { Dataset } from '../model/contract.ts'
import type { Row } from '../model/data.ts'
import type { Table, TableRow } from '../model/table.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { kindOf } from '../shared/schema.ts'
import { jsValue } from '../table/jsValue.ts'
import { conditionOf } from './conditionOf.ts'
import { sampleSize } from './failures.ts'
import { columnsOf } from './typedSql.ts'

/** What a check of somebody's own says in messages, and what its options are. */
interface Told<Options extends object> {
  /** What should be, as messages have it after `expected`: `an even number`. */
  expects: string | ((options: Options) => string)
  advice?: string
  /** A JSON Schema of each option. */
  options?: Record<keyof Options & string, object>
  required?: (keyof Options & string)[]
  /** The option that a scalar or a list stands for. */
  main?: keyof Options & string
  /** The columns that it can not do without; their values are shown. */
  columns?: string[] | ((options: Options) => string[])
}

/** A check that has no options. */
export interface NoOptions {
  value?: never
}

/** What a function finds wrong: some of its rows, or a violation in words. */
export type Found<R> = R[] | Omit<Violation, 'among' | 'where' | 'sample' | 'of'> | undefined

/** A check as its author writes it: a condition in SQL that a bad row fulfils, or a function over all rows. */
export type OwnCheck<Options extends object = NoOptions, R extends object = Row> = Told<Options> & {
  name: string
} & (
    | { violates: string | ((options: Options) => string); find?: never }
    | { find: (rows: R[], options: Options) => Found<R> | Promise<Found<R>>; violates?: never }
  )

/** The value for these options, where it depends on them. */
const given = <T, Options>(value: T | ((options: Options) => T), options: Options): T =>
  // what is no function here is the value itself
  typeof value === 'function' ? (value as (options: Options) => T)(options) : value

/** A row as JavaScript has it: its values are what is declared, else texts. */
function rowOf({ values }: TableRow, { columns = {} }: Dataset): Row {
  const entries = Object.entries(values).map(([name, text]) => [
    name,
    jsValue(text, own(columns, name)?.type ?? 'string'),
  ])
  return Object.fromEntries(entries)
}

const wrong = (name: string, received: string): PipeproofError =>
  new PipeproofError('wrongValue', {
    received,
    place: `\`find\` of \`${name}\``,
    expected: 'some of the rows that it was given, a violation or nothing',
  })

function violationOf(found: unknown, known: Map<unknown, TableRow>, name: string): Violation | undefined {
  if (found === undefined || found === null) return undefined
  if (!Array.isArray(found)) {
    if (typeof found === 'object') return found
    throw wrong(name, kindOf(found))
  }
  const rows = [...new Set<unknown>(found)].map((row) => known.get(row))
  const sample = rows.filter((row) => row !== undefined)
  if (sample.length < rows.length) throw wrong(name, 'row of its own')
  return sample.length === 0 ? undefined : { count: sample.length, sample: sample.slice(0, sampleSize) }
}

async function foundIn(
  data: Table,
  dataset: Dataset,
  run: (rows: Row[]) => unknown,
): Promise<[unknown, Map<unknown, TableRow>]> {
  const rows = await data.sample('true', Number.MAX_SAFE_INTEGER)
  const known = new Map(rows.map((row) => [rowOf(row, dataset), row]))
  return [await run([...known.keys()]), known]
}

/** What both ways to write a check have: of one column alone, its value is shown. */
function wordsOf<Options extends object>(check: Told<Options> & { name: string }, options: Options, columns: string[]) {
  const { name, expects, advice = 'mend these rows, or change the check' } = check
  const [alone] = columns.length === 1 ? columns : []
  return {
    name,
    columns,
    expects: given(expects, options),
    advice,
    ...(alone !== undefined && { column: alone }),
  }
}

/** A check of somebody's own as one of those that are called by their names. */
export function ownCheck<Options extends object, R extends object>(check: OwnCheck<Options, R>): NamedCheck<Options> {
  const { name, options: schemas, required = [], main, violates, find } = check
  return {
    says: '',
    why: '',
    // without schemas there are no options
    options: schemas ?? ({} as Record<keyof Options & string, object>),
    required,
    ...(main !== undefined && { main: main as never }), // its type is told by the function that calls it
    denominator: 'rows',
    make(options, { dataset }): DataCheck[] {
      const { columns = {} } = dataset
      const named = given(check.columns, options)
      if (violates !== undefined) {
        const sql = given(violates, options)
        const condition = conditionOf(sql, columns, `\`violates\` of \`${name}\``)
        return [{ ...wordsOf(check, options, named ?? columnsOf(sql, columns)), on: 'rows', violates: condition }]
      }
      // its rows are what its author says of them
      const run = (rows: Row[]): unknown => find(rows as unknown as R[], options)
      const judge = async (data: Table): Promise<Violation | undefined> => {
        const [found, known] = await foundIn(data, dataset, run)
        return violationOf(found, known, name)
      }
      return [{ ...wordsOf(check, options, named ?? []), on: 'tables', others: [], find: judge }]
    },
  }
}
