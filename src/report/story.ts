import type { Finding, SampleRow } from '../model/finding.ts'
import { isError } from '../shared/finding.ts'
import { shown } from '../shared/paths.ts'
import { counted, percent } from '../shared/words.ts'
import { blamed } from './blame.ts'

/** How a reader sees it again. */
export interface Telling {
  again?: string | undefined
  /** The test that told a finding in full before, if one did. */
  toldBy?: (finding: Finding) => string | undefined
  /** The data was handed over in a test: no step has given it. */
  byHand?: boolean
}

const most = 5
const widest = 60

function shortened(value: string | null): string {
  if (value === null) return 'null'
  return value.length > widest ? `${value.slice(0, widest)}…` : value
}

/** The column in question first, then as many others as fit a line. */
export function rowText({ values }: Pick<SampleRow, 'values'>, column?: string): string {
  const names = Object.keys(values).toSorted((a, b) => Number(b === column) - Number(a === column))
  const parts = names.slice(0, 6).map((name) => `${name}: ${shortened(values[name] ?? null)}`)
  return `{ ${parts.join(', ')}${names.length > 6 ? ', …' : ''} }`
}

function extent({ count, total }: Finding): string {
  if (count === undefined) return ''
  if (!total) return `: ${counted(count, 'row')}`
  return `: ${count} of ${counted(total, 'row')}${count < total ? ` (${percent(count / total)})` : ''}`
}

interface Shown {
  rowsShown?: number
  byHand?: boolean | undefined
}

function detail(finding: Finding, { rowsShown = most, byHand = false }: Shown): string[] {
  const [step = '', , ...names] = finding.place.split('.')
  const column = names.length > 0 ? names.join('.') : undefined
  const rows = finding.sample
    .slice(0, rowsShown)
    .map((row) => `  row ${row.row}  ${rowText(row, column)}${row.file === '' ? '' : `  in ${row.file}`}`)
  const witness = (finding.witness ?? []).map((values) => `  for example  ${rowText({ values }, column)}`)
  const notes = (finding.notes ?? []).map((note) => `  ${note}`)
  const whose = byHand && finding.fault === 'data' ? 'the data is not what is asked of it' : blamed(finding, step)
  return [`  ${whose}${extent(finding)}`, ...rows, ...witness, ...notes]
}

/** A finding in full: the sentence, whose fault, the rows that show it. */
export function paragraph(
  finding: Finding,
  { toldBy, byHand }: { toldBy?: string | undefined; byHand?: boolean | undefined } = {},
): string {
  const lines =
    toldBy === undefined
      ? detail(finding, { byHand })
      : [...detail(finding, { byHand, rowsShown: 1 }), `  more   in "${toldBy}"`]
  return [`${isError(finding) ? '' : 'warning  '}${finding.message}`, '', ...lines].join('\n')
}

/** Findings as the message of a failed test, with the way to see them again. */
export function story(findings: Finding[], { again, toldBy = () => undefined, byHand }: Telling = {}): string {
  const worstFirst = findings.toSorted((a, b) => Number(isError(b)) - Number(isError(a)))
  const told = worstFirst.slice(0, most).map((finding) => paragraph(finding, { toldBy: toldBy(finding), byHand }))
  const rest = findings.length > most ? [`and ${findings.length - most} more findings`] : []
  const folders = [...new Set(findings.flatMap(({ workspace }) => workspace ?? []))]
  const last = [
    ...(again === undefined ? [] : [`  again  ${again}`]),
    ...folders.map((folder) => `  files  ${shown(folder)}/  inputs outputs stdout.log stderr.log`),
  ]
  return [...told, ...rest, ...(last.length > 0 ? [last.join('\n')] : [])].join('\n\n')
}
