import type { Check, RowsCheck, TableCheck, Violation } from '../model/check.ts'
import type { SampleRow } from '../model/finding.ts'
import type { Table } from '../model/table.ts'
import { identifier, literal } from '../table/sql.ts'

/** One check that did not hold, with the rows that show it. */
export interface Failure {
  check: Check
  violation: Violation
  total: number
  sample: SampleRow[]
}

const sampleSize = 5

type Scanned = RowsCheck | TableCheck

const measureOf = (check: Scanned): string =>
  check.on === 'table' ? check.measure : `(count(*) FILTER (WHERE ${check.violates}))::DOUBLE`

function judge(check: Scanned, value: unknown): Violation | undefined {
  if (check.on === 'table') return check.find(value)
  return Number(value) > 0 ? { count: Number(value) } : undefined
}

function conditionFor(check: Scanned, { among }: Violation): string | undefined {
  if (check.on === 'rows') return check.violates
  if (among && check.column !== undefined)
    return `${identifier(check.column)} IN (${among.slice(0, 1000).map(literal).join(', ')})`
  return check.sample
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
  if (!violation.among) return { violation, sample }
  const [count] = await table.aggregate([`(count(*) FILTER (WHERE ${condition}))::DOUBLE`])
  return { violation: { ...violation, count: Number(count) }, sample }
}

async function scan(table: Table, checks: Scanned[]): Promise<Failure[]> {
  const values = await table.aggregate(['count(*)::DOUBLE', ...checks.map(measureOf)])
  const failures: Failure[] = []
  for (const [index, check] of checks.entries()) {
    const violation = judge(check, values[index + 1])
    if (violation)
      failures.push({ check, total: Number(values[0] ?? 0), ...(await illustrate(table, check, violation)) })
  }
  return failures
}

/** Runs checks over a table: those on its columns first, the others in one scan. */
export async function failuresOf(table: Table, checks: Check[]): Promise<Failure[]> {
  const onColumns = checks.flatMap((check) =>
    check.on === 'columns'
      ? table.headers.flatMap(({ columns }) =>
          check.find(columns).map((violation) => ({ check, violation, total: 0, sample: [] })),
        )
      : [],
  )
  const present = (check: Check): boolean => check.column === undefined || table.columns.includes(check.column)
  const scanned = checks.filter((check) => check.on !== 'columns').filter(present)
  return [...onColumns, ...(await scan(table, scanned))]
}
