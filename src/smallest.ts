import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSpec, Row } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { cut } from './cut.ts'
import { withSimplest } from './data/drawn.ts'
import { shrink, type Part, type Shrunk } from './data/shrink.ts'
import { rowText } from './report/story.ts'
import { putAway } from './run/runs.ts'
import { globMatcher } from './shared/glob.ts'
import { masker } from './shared/mask.ts'
import { shown } from './shared/paths.ts'
import { counted } from './shared/words.ts'
import { formatOf } from './table/formats.ts'
import { openFiles } from './table/open.ts'
import { sameness, telling, Tries, type Effort, type RunAgain } from './tries.ts'

/** A failure, the tables it came from, and how to run it again on others. */
export interface Failing {
  findings: Finding[]
  /** What lay in the inputs before the run, by the name that `run` takes. */
  inputs: Record<string, ObservedPort>
  run: RunAgain
  /** What the case to paste is called. */
  title: string
}

/** The one dataset of a port whose rows can be taken away and written again. */
function divisible({ datasets }: ObservedPort) {
  const [only, ...others] = datasets
  return others.length === 0 && only?.dataset.columns && only.files.length > 0 ? only : undefined
}

async function partsOf(inputs: Failing['inputs']): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  for (const [name, port] of Object.entries(inputs)) {
    const { dataset, files } = divisible(port) ?? {}
    if (!dataset || !files) continue
    for (const pattern of dataset.patterns) {
      const own = files.filter(globMatcher(pattern)).map((file) => join(port.dir, file))
      const table = await openFiles(own, formatOf(dataset))
      parts.set(`${name}\n${pattern}`, { rows: await table.rows(), columns: withSimplest(dataset.columns ?? {}, name) })
    }
  }
  return parts
}

const placeOf = (key: string): [name: string, pattern: string] => {
  const [name = '', pattern = ''] = key.split('\n')
  return [name, pattern]
}

function byPort(rows: Map<string, Row[]>): Record<string, Record<string, Row[]>> {
  const found: Record<string, Record<string, Row[]>> = {}
  for (const [key, list] of rows) {
    const [name, pattern] = placeOf(key)
    found[name] = { ...found[name], [pattern]: list }
  }
  return found
}

/** A table may not become smaller than its contract allows. */
function isAllowed(rows: Record<string, Record<string, Row[]>>, inputs: Failing['inputs']): boolean {
  return Object.entries(rows).every(([name, files]) => {
    const min = inputs[name]?.datasets[0]?.dataset.rows.min ?? 0
    return Object.values(files).reduce((sum, list) => sum + list.length, 0) >= min
  })
}

const specsOf = (rows: Record<string, Record<string, Row[]>>): Record<string, DataSpec> =>
  Object.fromEntries(Object.entries(rows).map(([name, files]) => [name, { kind: 'rows', rows: files }]))

const shownRow = (row: Row, names: string[]): string => {
  const values = names.map((name) => [name, row[name] == null ? null : String(row[name])])
  return rowText({ values: Object.fromEntries(values) })
}

function linesOf({ parts, telling: columns }: Shrunk<string>, runs: number): string[] {
  const rows = [...parts].flatMap(([key, part]) => {
    const some = columns.get(key) ?? []
    const names = some.length > 0 ? some : Object.keys(part.columns)
    const most = part.rows.slice(0, 5).map((row) => `from   ${placeOf(key)[0]}  ${shownRow(row, names)}`)
    return part.rows.length > 5 ? [...most, `from   ${placeOf(key)[0]}  and ${part.rows.length - 5} more rows`] : most
  })
  const count = [...parts.values()].reduce((sum, part) => sum + part.rows.length, 0)
  return [
    ...rows,
    `       the smallest input that shows it: ${counted(count, 'row')}, found in ${counted(runs, 'run')}`,
  ]
}

/** A case in YAML, of which JSON is a part. */
function caseText(title: string, rows: Record<string, Record<string, Row[]>>): string {
  const ports = Object.entries(rows).map(([name, files]) => {
    const [only = [], ...others] = Object.values(files)
    return `    ${name}: { rows: ${JSON.stringify(others.length === 0 ? only : files)} }\n`
  })
  return `- name: ${JSON.stringify(title)}\n  inputs:\n${ports.join('')}`
}

const tooLarge = (rows: number): string[] => [
  `from   ${rows} rows, which is not the smallest input: give it more time, \`shrink: { ms: … }\``,
]

interface Ending {
  found: Shrunk<string>
  tries: number
  title: string
  dir: string
}

/** What tells the smallest input, which lies beside it as a case. */
function lastNotes({ found, tries, title, dir }: Ending): string[] {
  const file = join(dir, 'smallest.yaml')
  writeFileSync(file, caseText(title, byPort(new Map([...found.parts].map(([key, part]) => [key, part.rows])))))
  return [...linesOf(found, tries), `case   ${shown(file)}, to paste under \`cases\``]
}

/** How much of the whole input is wrong, of which the smallest shows a row; what is no share of rows says so in its sentence. */
function asWhole(found: Finding, { count, total, message, received }: Finding): Finding {
  if (count === undefined) return found
  return { ...found, count, ...(total === undefined ? { message, received } : { total }) }
}

/** What the whole input shows, by what the smallest shows of that: it may break what the whole input keeps. */
function onSmallest(whole: Finding[], told: Finding[]): Finding[] {
  return whole.map((finding) => {
    const found = told.find((each) => sameness(each) === sameness(finding))
    return found ? asWhole(found, finding) : finding
  })
}

/** The findings of the smallest input that still fails in the same way, which they tell too. */
export async function smallest({ findings, inputs, run, title }: Failing, effort: Effort = {}): Promise<Finding[]> {
  const first = telling(findings)
  if (!first || !Object.values(inputs).some(divisible)) return findings
  const tries = new Tries(first, run, effort)
  const { inputs: left, stillLarge } = await cut(inputs, tries)
  const found = await shrink(stillLarge > 0 ? new Map() : await partsOf(left), async (rows) => {
    const files = byPort(rows)
    return isAllowed(files, inputs) ? tries.fails(specsOf(files)) : false
  })
  if (!tries.best) return findings
  const { dir, findings: told, secrets } = tries.best
  const notes = stillLarge > 0 ? tooLarge(stillLarge) : lastNotes({ found, tries: tries.count, title, dir })
  putAway(dir, tries.best)
  const mask = masker(secrets)
  return onSmallest(findings, told).map((finding, index) => ({
    ...finding,
    workspace: finding.workspace ?? dir,
    ...(findings[index] === first && { notes: [...(finding.notes ?? []), ...notes.map(mask)] }),
  }))
}
