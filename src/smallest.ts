import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataSpec, Row } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import { shrink, type Part, type Shrunk } from './data/shrink.ts'
import { putAway } from './run/runs.ts'
import { isError } from './shared/finding.ts'
import { globMatcher } from './shared/glob.ts'
import { masker } from './shared/mask.ts'
import { shown } from './shared/paths.ts'
import { counted } from './shared/words.ts'
import { formatNamed } from './table/formats.ts'
import { openFiles } from './table/open.ts'

/** A run on a candidate: what it found, and its folder. */
export interface Tried {
  findings: Finding[]
  dir: string
  /** What must not be shown of it. */
  secrets: string[]
}

/** A failure, the tables it came from, and how to run it again on others. */
export interface Failing {
  findings: Finding[]
  /** What lay in the inputs before the run, by the name that `run` takes. */
  inputs: Record<string, ObservedPort>
  run(inputs: Record<string, DataSpec>, signal: AbortSignal): Promise<Tried>
  /** What the case to paste is called. */
  title: string
}

export interface Effort {
  /** As many runs at most. */
  runs?: number
  /** No new run after so many milliseconds. */
  ms?: number
}

/** What would take as long again with each candidate, or says nothing of the data. */
const endless = new Set(['time-out', 'cancelled', 'memory'])

const standard = { runs: 200, ms: 10_000 }

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
      const table = await openFiles(own, formatNamed(dataset.format ?? '', dataset.files))
      parts.set(`${name}\n${pattern}`, { rows: await table.rows(), columns: dataset.columns ?? {} })
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

/** The same failure: the same rule at the same place, or the same line of the script. */
export const sameness = ({ code, place, frames }: Finding): string => {
  const last = frames?.at(-1)
  return [code, place, last?.file, last?.line].join(' ')
}

const rowText = (row: Row, names: string[]): string =>
  `{ ${names.map((name) => `${name}: ${row[name] === null ? 'null' : String(row[name])}`).join(', ')} }`

function linesOf({ parts, telling }: Shrunk<string>, runs: number): string[] {
  if ([...telling.values()].every((names) => names.length === 0)) return ['from   any input, whatever its values are']
  const rows = [...parts].flatMap(([key, part]) => {
    const some = telling.get(key) ?? []
    const names = some.length > 0 ? some : Object.keys(part.columns)
    const most = part.rows.slice(0, 5).map((row) => `from   ${placeOf(key)[0]}  ${rowText(row, names)}`)
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

/** The findings of the smallest input that still fails in the same way, which they tell too. */
export async function smallest(failing: Failing, effort: Effort = {}): Promise<Finding[]> {
  const { findings, inputs, run, title } = failing
  const first = findings.find(isError)
  const parts = first && !endless.has(first.code) ? await partsOf(inputs) : new Map<string, Part>()
  if (!first || parts.size === 0) return findings
  const { runs: mostRuns, ms } = { ...standard, ...effort }
  const end = performance.now() + ms
  let runs = 0
  let best: Tried | undefined
  const found = await shrink(parts, async (rows) => {
    const files = byPort(rows)
    if (!isAllowed(files, inputs)) return false
    if (runs >= mostRuns || performance.now() > end) return undefined
    runs += 1
    const tried = await run(specsOf(files), AbortSignal.timeout(Math.ceil(end - performance.now())))
    const same = tried.findings.some((finding) => sameness(finding) === sameness(first) && finding.fault !== 'data')
    const worse = same ? best : tried
    if (worse) rmSync(worse.dir, { recursive: true, force: true })
    if (same) best = tried
    return same
  })
  if (!best) return findings
  const file = join(best.dir, 'smallest.yaml')
  writeFileSync(file, caseText(title, byPort(new Map([...found.parts].map(([key, part]) => [key, part.rows])))))
  putAway(best.dir, best)
  const lines = linesOf(found, runs).map(masker(best.secrets))
  const notes = [...lines, `case   ${shown(file)}, to paste under \`cases\``]
  const { dir, findings: told } = best
  return told.map((finding, index) => ({
    ...finding,
    workspace: finding.workspace ?? dir,
    ...(index === 0 && { notes: [...(finding.notes ?? []), ...notes] }),
  }))
}
