import type {
  Call,
  Check,
  ColumnsCheck,
  DataCheck,
  RowsCheck,
  TableCheck,
  TablesCheck,
  Violation,
} from '../model/check.ts'
import type { Table, TableRow } from '../model/table.ts'
import { nearest } from '../shared/nearest.ts'
import { percent } from '../shared/words.ts'
import { countRows, countWhere } from '../table/counting.ts'
import { identifier, literal } from '../table/sql.ts'

/** One check that did not hold, with the rows that show it. */
export interface Failure {
  check: Check
  violation: Violation
  total: number
  sample: TableRow[]
}

export const sampleSize = 5

type Scanned = RowsCheck | TableCheck

const measureOf = (check: Scanned): string => (check.on === 'table' ? check.measure : countWhere(check.violates))

function judge(check: Scanned, value: unknown): Violation | undefined {
  if (check.on === 'table') return check.find(value)
  return Number(value) > 0 ? { count: Number(value) } : undefined
}

const most = 1000

const isOneOf = (name: string, texts: string[]): string => `${identifier(name)} IN (${texts.map(literal).join(', ')})`

function conditionFor(check: Scanned, { among, where }: Violation): string | undefined {
  if (check.on === 'rows') return check.violates
  if (where !== undefined) return where
  return among && check.column !== undefined ? isOneOf(check.column, among.slice(0, most)) : check.sample
}

const one = async (table: Table, expression: string): Promise<number> =>
  Number((await table.aggregate([expression]))[0] ?? 0)

/** How many rows have one of many values, asked for in parts that make no endless query. */
async function countOf(table: Table, column: string, texts: string[]): Promise<number> {
  const parts = Array.from({ length: Math.ceil(texts.length / most) }, (_, index) =>
    texts.slice(index * most, (index + 1) * most),
  )
  const counts = await table.aggregate(parts.map((part) => countWhere(isOneOf(column, part))))
  return counts.map(Number).reduce((sum, count) => sum + count, 0)
}

/** Rows that show a violation, and for a list of bad values how many there are. */
async function illustrate(
  table: Table,
  check: Scanned,
  violation: Violation,
): Promise<Pick<Failure, 'violation' | 'sample'>> {
  const condition = conditionFor(check, violation)
  if (condition === undefined) return { violation, sample: [] }
  const sample = await table.sample(condition, sampleSize)
  if (violation.where !== undefined)
    return { violation: { ...violation, count: await one(table, countWhere(violation.where)) }, sample }
  if (!violation.among || check.column === undefined) return { violation, sample }
  return { violation: { ...violation, count: await countOf(table, check.column, violation.among) }, sample }
}

async function judged(table: Table, checks: Scanned[]): Promise<Failure[]> {
  const values = await table.aggregate([countRows, ...checks.map(measureOf)])
  const failures: Failure[] = []
  for (const [index, check] of checks.entries()) {
    const violation = judge(check, values[index + 1])
    if (violation)
      failures.push({ check, total: Number(values[0] ?? 0), ...(await illustrate(table, check, violation)) })
  }
  return failures
}

/** In most tables no row is wrong: to ask for any one takes half as long as to count them by check. */
async function scan(table: Table, checks: Scanned[]): Promise<Failure[]> {
  if (checks.length === 0) return []
  const onRows = checks.filter((check) => check.on === 'rows')
  const others = checks.filter((check) => check.on === 'table')
  const any = onRows.map(({ violates }) => `(${violates})`).join(' OR ') || 'false'
  const [wrong, ...values] = await table.aggregate([countWhere(any), ...others.map(measureOf)])
  const isGood = Number(wrong ?? 0) === 0 && others.every((check, index) => !judge(check, values[index]))
  return isGood ? [] : judged(table, checks)
}

/** What the engine can not do is wrong with the one check that asks it to. */
async function refuse(table: Table, checks: Scanned[], error: unknown): Promise<never> {
  for (const check of checks) {
    await table.aggregate([measureOf(check)]).catch((own: unknown) => {
      throw check.call?.refused(own, table.columns) ?? own
    })
  }
  throw error
}

/** What the headers show; every row of a file without a column lacks it, so its first stands for all. */
async function headed(table: Table, checks: ColumnsCheck[]): Promise<Failure[]> {
  const found = checks.flatMap((check) =>
    table.headers.flatMap(({ columns }) => check.find(columns).map((violation) => ({ check, violation }))),
  )
  if (found.length === 0) return []
  const total = await one(table, countRows)
  const sample = await table.sample('true', 1)
  return found.map(({ check, violation }) => {
    const alone = table.headers.length === 1 && violation.column !== undefined
    return { check, violation: alone ? { ...violation, count: total } : violation, total, sample }
  })
}

/** A column that the other side of a comparison lacks. */
function lackedBy({ others, needs = [] }: TablesCheck, tables: Record<string, Table>): Violation | undefined {
  for (const other of others) {
    const { columns = [] } = tables[other] ?? {}
    const name = needs.find((each) => !columns.includes(each))
    const similar = name === undefined ? undefined : nearest(name, columns)
    const advice = similar === undefined ? 'write it, or change the check' : `name \`${similar}\` in the check`
    if (name !== undefined) return { received: `lack of the column \`${name}\` of \`${other}\``, advice }
  }
  return undefined
}

/** What the checks ask of several tables, one after the other. */
async function compared(table: Table, checks: TablesCheck[], others: Record<string, Table>): Promise<Failure[]> {
  const failures: Failure[] = []
  for (const check of checks) {
    const violation = lackedBy(check, others) ?? (await check.find(table, others))
    if (violation)
      failures.push({ check, violation, total: await one(table, countRows), sample: violation.sample ?? [] })
  }
  return failures
}

const lacking = (check: DataCheck, { columns }: Table): string[] =>
  [check.column ?? [], check.columns ?? []].flat().filter((name) => !columns.includes(name))

/** A check that was called by its name can not be kept without its columns; the declared ones are told of by `columns`. */
function withoutColumn(check: DataCheck, table: Table): Failure[] {
  const [name] = lacking(check, table)
  if (!check.call || name === undefined) return []
  const similar = nearest(name, table.columns)
  const advice = similar === undefined ? 'write it, or change the check' : `name \`${similar}\` in the check`
  return [{ check, violation: { column: name, received: 'lack of the column', advice }, total: 0, sample: [] }]
}

const shares = {
  rows: () => countRows,
  values: (column: string | undefined) => (column === undefined ? countRows : `count(${identifier(column)})::DOUBLE`),
}

/** Whether so few are wrong that the check is kept all the same. */
async function isTolerated(table: Table, { check, violation }: Failure): Promise<boolean> {
  const { mostly, denominator } = check.call ?? {}
  if (mostly === undefined || denominator === undefined || violation.count === undefined) return false
  const total = await one(table, shares[denominator](check.column))
  // a share such as 0.9 of 10 is to be met exactly
  return total > 0 && violation.count <= total * (1 - mostly) + 1e-9 * total
}

const inMost = ({ mostly, denominator }: Call, expects: string): string =>
  mostly === undefined ? expects : `${expects} in at least ${percent(mostly)} of the ${denominator}`

async function withoutTolerated(table: Table, failures: Failure[]): Promise<Failure[]> {
  const kept: Failure[] = []
  for (const failure of failures) {
    const { check, violation } = failure
    if (await isTolerated(table, failure)) continue
    const expects = check.call && inMost(check.call, violation.expects ?? check.expects)
    kept.push(expects === undefined ? failure : { ...failure, violation: { ...violation, expects } })
  }
  return kept
}

/** Runs checks over a table: those on its columns first, then in one scan those on its rows, then those on several tables. */
export async function failuresOf(
  table: Table,
  checks: DataCheck[],
  others: Record<string, Table> = {},
): Promise<Failure[]> {
  const whole = checks.filter((check) => lacking(check, table).length === 0)
  const onColumns = checks.filter((check) => check.on === 'columns')
  const scanned = whole.filter((check) => check.on === 'rows' || check.on === 'table')
  const onTables = whole.filter((check) => check.on === 'tables')
  const ofColumns = await headed(table, onColumns)
  const isTold = ({ check, violation }: Failure): boolean =>
    ofColumns.some((told) => told.check.name === check.name && told.violation.column === violation.column)
  const failures = [
    ...ofColumns,
    ...checks.flatMap((check) => withoutColumn(check, table)).filter((failure) => !isTold(failure)),
    ...(await scan(table, scanned).catch((error: unknown) => refuse(table, scanned, error))),
    ...(await compared(table, onTables, others)),
  ]
  return withoutTolerated(table, failures)
}
