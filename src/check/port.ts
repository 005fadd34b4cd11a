import type { Check } from '../model/check.ts'
import type { Dataset } from '../model/contract.ts'
import type { Fault, Finding, SampleRow } from '../model/finding.ts'
import type { ObservedDataset, ObservedPort } from '../model/observation.ts'
import type { BrokenFile, TableRow } from '../model/table.ts'
import { finding } from '../shared/finding.ts'
import { nearest } from '../shared/nearest.ts'
import { allOf } from '../shared/words.ts'
import { formatOf } from '../table/formats.ts'
import { openFiles } from '../table/open.ts'
import { checksOf, documentChecksOf } from './catalogue.ts'
import { lookAt } from './documents.ts'
import { failuresOf, type Failure } from './failures.ts'
import { referredValues } from './referredValues.ts'

export interface Judging {
  fault: Fault
  /** Which checks count; all, unless told. */
  select?: (check: Check) => boolean
  /** Ports of the same run, to which columns may refer; of two of one name the first counts. */
  beside?: ObservedPort[]
}

function missingFiles({ dataset, missing }: ObservedDataset, { place, files }: ObservedPort, fault: Fault): Finding[] {
  return missing.map((pattern) => {
    const similar = nearest(pattern, files)
    return finding({
      code: 'missing-files',
      place,
      fault,
      received: files.length === 0 ? 'empty folder' : `files ${allOf(files)}`,
      expected: `\`${pattern}\``,
      advice: similar === undefined ? `write it, or change \`files\` of ${dataset.name}` : `rename \`${similar}\``,
    })
  })
}

function brokenFile(
  place: string,
  { file, line, reason }: BrokenFile,
  { dir, fault }: { dir: string; fault: Fault },
): Finding {
  const where = file.slice(dir.length + 1)
  return finding({
    code: 'broken-file',
    place,
    fault,
    received: `${reason} (\`${where}\`${line === undefined ? '' : `, line ${line}`})`,
    expected: 'a file that can be read as its format',
    advice: 'mend how it is written',
    sample: [],
  })
}

const hidden = '***'

/** Values of masked columns are never shown. */
function maskRow({ file, row, values }: TableRow, { columns = {} }: Dataset, dir: string): SampleRow {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    columns[name]?.masked && value !== null ? hidden : value,
  ])
  return { file: file.slice(dir.length + 1), row, values: Object.fromEntries(shown) }
}

/** How a value that a file tells from others by its kind is called, where its type is what is wrong. */
const kinds: Record<string, string> = { said: 'text ', string: 'text ', integer: 'number ', number: 'number ' }

function seen({ check, violation, sample }: Failure, column: string | undefined, masked: boolean): string {
  if (violation.received !== undefined) return violation.received
  const value = column === undefined ? undefined : sample[0]?.values[column]
  if (column === undefined || value === null || value === undefined) return '`null`'
  const kind = check.name === 'type' ? (kinds[sample[0]?.kinds[column] ?? ''] ?? '') : ''
  if (masked) return `${kind}\`${hidden}\``
  return value === '' ? 'empty text' : `${kind}\`${value}\``
}

function failed(failure: Failure, dataset: Dataset, { dir, place, fault }: ObservedPort & Judging): Finding {
  const { check, violation, total, sample } = failure
  const column = violation.column ?? check.column
  const masked = column !== undefined && dataset.columns?.[column]?.masked === true
  return finding({
    code: check.name,
    place: column === undefined ? place : `${place}.${column}`,
    fault,
    received: seen(failure, column, masked),
    expected: violation.expects ?? check.expects,
    advice: violation.advice ?? check.advice,
    sample: sample.map((row) => maskRow(row, dataset, dir)),
    ...(violation.count !== undefined && { count: violation.count, total }),
  })
}

function checkDocuments(
  { dataset, files }: ObservedDataset,
  { dir, place }: ObservedPort,
  judging: Judging,
): Finding[] {
  const { fault, select = () => true } = judging
  const { misfitting, broken } = lookAt(files, dir, documentChecksOf(dataset).filter(select))
  const told = misfitting.map(({ check, violation, where }) =>
    finding({
      code: check.name,
      place,
      fault,
      received: `${violation.received ?? 'document'} at ${where}`,
      expected: violation.expects ?? check.expects,
      advice: violation.advice ?? check.advice,
    }),
  )
  return [...broken.map((file) => brokenFile(place, file, { dir, fault })), ...told]
}

async function checkTable(observed: ObservedDataset, port: ObservedPort, judging: Judging): Promise<Finding[]> {
  const { dataset, files } = observed
  const { fault, select = () => true, beside = [] } = judging
  const table = await openFiles(
    files.map((file) => `${port.dir}/${file}`),
    formatOf(dataset),
  )
  const checks = checksOf(dataset, await referredValues(dataset, beside)).filter(select)
  const failures = await failuresOf(table, checks)
  const broken = table.broken.map((file) => brokenFile(port.place, file, { dir: port.dir, fault }))
  // rows that could not be read are not rows that were lost
  const told = failures.filter(({ check }) => broken.length === 0 || check.name !== 'rows')
  return [...broken, ...told.map((failure) => failed(failure, dataset, { ...port, fault }))]
}

async function checkDataset(observed: ObservedDataset, port: ObservedPort, judging: Judging): Promise<Finding[]> {
  const { dataset, files } = observed
  const missing = port.port.required ? missingFiles(observed, port, judging.fault) : []
  if (files.length === 0) return missing
  if (dataset.json) return [...missing, ...checkDocuments(observed, port, judging)]
  return dataset.columns ? [...missing, ...(await checkTable(observed, port, judging))] : missing
}

/** Everything in a port that its contract does not allow. */
export async function checkPort(observed: ObservedPort, judging: Judging): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const dataset of observed.datasets) findings.push(...(await checkDataset(dataset, observed, judging)))
  return findings
}
