import type { Check, ColumnsCheck, DocumentCheck, RowsCheck, TableCheck, Violation } from '../model/check.ts'
import type { Table, TableRow } from '../model/table.ts'
import { identifier, literal } from '../table/sql.ts'

/** One check that did not hold, with the rows that show it. */
export interface Failure {
  check: Check
  violation: Violation
  total: number
  sample: TableRow[]
}

const sampleSize = 5

type Scanned = RowsCheck | TableCheck

const measureOf = (check: Scanned): string =>
  check.on === 'table' ? check.measure : `(count(*) FILTER (WHERE ${check.violates}))::DOUBLE`

function judge(check: Scanned, value: unknown): Violation | undefined {
  if (check.on === 'table') return check.find(value)
  return Number(value) > 0 ? { count: Number(value) } : undefined
}

const most = 1000

const isOneOf = (name: string, texts: string[]): string => `${identifier(name)} IN (${texts.map(literal).join(', ')})`

function conditionFor(check: Scanned, { among }: Violation): string | undefined {
  if (check.on === 'rows') return check.violates
  return among && check.column !== undefined ? isOneOf(check.column, among.slice(0, most)) : check.sample
}

/** How many rows have one of many values, asked for in parts that make no endless query. */
async function countOf(table: Table, column: string, texts: string[]): Promise<number> {
  const parts = Array.from({ length: Math.ceil(texts.length / most) }, (_, index) =>
    texts.slice(index * most, (index + 1) * most),
  )
  const counts = await table.aggregate(
    parts.map((part) => `(count(*) FILTER (WHERE ${isOneOf(column, part)}))::DOUBLE`),
  )
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
  if (!violation.among || check.column === undefined) return { violation, sample }
  return { violation: { ...violation, count: await countOf(table, check.column, violation.among) }, sample }
}

async function judged(table: Table, checks: Scanned[]): Promise<Failure[]> {
  const values = await table.aggregate(['count(*)::DOUBLE', ...checks.map(measureOf)])
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
  const onRows = checks.filter((check) => check.on === 'rows')
  const others = checks.filter((check) => check.on === 'table')
  const any = onRows.map(({ violates }) => `(${violates})`).join(' OR ') || 'false'
  const [wrong, ...values] = await table.aggregate([
    `(count(*) FILTER (WHERE ${any}))::DOUBLE`,
    ...others.map(measureOf),
  ])
  const isGood = Number(wrong ?? 0) === 0 && others.every((check, index) => !judge(check, values[index]))
  return isGood ? [] : judged(table, checks)
}

/** What the headers show; every row of a file without a column lacks it, so its first stands for all. */
async function headed(table: Table, checks: ColumnsCheck[]): Promise<Failure[]> {
  const found = checks.flatMap((check) =>
    table.headers.flatMap(({ columns }) => check.find(columns).map((violation) => ({ check, violation }))),
  )
  if (found.length === 0) return []
  const total = Number((await table.aggregate(['count(*)::DOUBLE']))[0] ?? 0)
  const sample = await table.sample('true', 1)
  return found.map(({ check, violation }) => {
    const alone = table.headers.length === 1 && violation.column !== undefined
    return { check, violation: alone ? { ...violation, count: total } : violation, total, sample }
  })
}

/** Runs checks over a table: those on its columns first, the others in one scan. */
export async function failuresOf(table: Table, checks: Exclude<Check, DocumentCheck>[]): Promise<Failure[]> {
  const present = ({ column, columns = [] }: Check): boolean =>
    [column ?? [], columns].flat().every((name) => table.columns.includes(name))
  const onColumns = checks.filter((check) => check.on === 'columns')
  const scanned = checks.filter((check) => check.on !== 'columns').filter(present)
  return [...(await headed(table, onColumns)), ...(await scan(table, scanned))]
}
