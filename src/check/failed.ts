import type { Check } from '../model/check.ts'
import type { Fault, Finding, SampleRow } from '../model/finding.ts'
import type { TableRow } from '../model/table.ts'
import { finding } from '../shared/finding.ts'
import type { Failure } from './failures.ts'
import type { Opened } from './others.ts'

const hidden = '***'

type Shown = Pick<Opened, 'dataset' | 'dir'>

/** Values of masked columns are never shown. */
function maskRow({ file, row, values }: TableRow, { dataset: { columns = {} }, dir }: Shown): SampleRow {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    columns[name]?.masked && value !== null ? hidden : value,
  ])
  return { file: file.slice(dir.length + 1), row, values: Object.fromEntries(shown) }
}

/** How a value that a file tells from others by its kind is called, where its type is what is wrong. */
const kinds: Record<string, string> = { said: 'text ', string: 'text ', integer: 'number ', number: 'number ' }

/** What a row has in the columns that a check compares. */
function rowIn(names: string[], sample: SampleRow[]): string {
  const [first] = sample
  if (!first) return 'rows'
  const values = names.map((name) => `${name}: ${first.values[name] ?? 'null'}`)
  return names.length === 0 ? `row ${first.row}` : `\`{ ${values.join(', ')} }\``
}

function seen({ check, violation, sample }: Failure, column: string | undefined, own: Shown): string {
  if (violation.received !== undefined) return violation.received
  if (column === undefined && check.columns)
    return rowIn(
      check.columns,
      sample.map((row) => maskRow(row, own)),
    )
  const masked = column !== undefined && own.dataset.columns?.[column]?.masked === true
  const value = column === undefined ? undefined : sample[0]?.values[column]
  if (column === undefined || value === null || value === undefined) return '`null`'
  const kind = check.name === 'type' ? (kinds[sample[0]?.kinds[column] ?? ''] ?? '') : ''
  if (masked) return `${kind}\`${hidden}\``
  return value === '' ? 'empty text' : `${kind}\`${value}\``
}

interface Told extends Shown {
  place: string
  fault: Fault
  /** The other datasets that checks have looked at, by their names. */
  others: Record<string, Shown>
}

/** The finding of a check that did not hold. */
export function failed(failure: Failure, { place, fault, others, ...own }: Told): Finding {
  const { check, violation, total, sample } = failure
  const column = violation.column ?? check.column
  const of = others[violation.of ?? ''] ?? own
  const { call }: Pick<Check, 'call'> = check
  return finding({
    code: check.name,
    place: column === undefined ? place : `${place}.${column}`,
    fault,
    received: seen(failure, column, own),
    expected: violation.expects ?? check.expects,
    advice: violation.advice ?? check.advice,
    ...(call && { severity: call.severity, at: call.at }),
    ...(violation.notes && { notes: violation.notes }),
    sample: sample.map((row) => maskRow(row, of)),
    // what is counted in another dataset is no share of this one
    ...(violation.count !== undefined && { count: violation.count, ...(of === own && { total }) }),
  })
}
