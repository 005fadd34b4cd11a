import { basename } from 'node:path'
import type { RecordedRun } from './model/record.ts'
import type { Run } from './model/run.ts'
import type { Performed } from './perform.ts'
import { shown } from './shared/paths.ts'
import { shortened } from './shared/words.ts'

/** A run that was asked for. */
export interface AskedRun {
  step: string
  /** The name of its case. */
  name: string
  kind: NonNullable<RecordedRun['kind']>
  /** Names the runs that were asked for together. */
  batch?: string
  performed: Promise<Performed>
}

const mostLetters = 500
const mostNotes = 10

/** To a microsecond: more digits are noise. */
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1e6) / 1e6

/** What is not known takes no place. */
const known = <T extends object>(value: { [Key in keyof T]: T[Key] | undefined }): T =>
  // only keys that may be missing are undefined
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T

function errorIn({ error }: Run, home: string): RecordedRun['error'] {
  if (!error) return undefined
  const at = error.frames.at(-1)
  return {
    type: error.type,
    message: shortened(error.message, mostLetters),
    ...(at && { file: shown(at.file, home), line: at.line }),
  }
}

function recordedRun({ step, name, kind }: AskedRun, { run, lineage }: Performed, home: string): RecordedRun {
  const { ok, runner, served = false, usage, mounted, exitCode, signal, stopped } = run
  return known<RecordedRun>({
    step,
    ok,
    runner,
    served,
    seconds: rounded(usage.seconds) ?? 0,
    notes: run.notes.slice(0, mostNotes).map((note) => shortened(note, mostLetters)),
    id: basename(run.workspace),
    case: name,
    kind,
    mounted,
    exitCode,
    signal,
    stopped,
    error: errorIn(run, home),
    cpuSeconds: rounded(usage.cpuSeconds),
    peakMemoryMb: rounded(usage.peakMemoryMb),
    bytesRead: usage.bytesRead,
    bytesWritten: usage.bytesWritten,
    ...lineage,
  })
}

const sum = (values: (number | undefined)[]): number | undefined =>
  values.some((value) => value === undefined) ? undefined : values.reduce<number>((all, each) => all + (each ?? 0), 0)

/** Many runs that went well as one. */
function together(batch: string, runs: RecordedRun[]): RecordedRun[] {
  const [first] = runs
  if (!first || runs.length === 1) return runs
  const peaks = runs.flatMap(({ peakMemoryMb }) => peakMemoryMb ?? [])
  const of = (read: (run: RecordedRun) => number | undefined): number | undefined => rounded(sum(runs.map(read)))
  const whole = known<RecordedRun>({
    ...first,
    id: `${first.step}-${batch}`,
    count: runs.length,
    notes: [...new Set(runs.flatMap(({ notes }) => notes))].slice(0, mostNotes),
    seconds: of(({ seconds }) => seconds) ?? 0,
    cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
    peakMemoryMb: peaks.length > 0 ? Math.max(...peaks) : undefined,
    bytesRead: of(({ bytesRead }) => bytesRead),
    bytesWritten: of(({ bytesWritten }) => bytesWritten),
  })
  return [whole]
}

/** Rows are counted where they are written: who gets the same files gets as many. */
function withRows(runs: RecordedRun[]): void {
  const ports = runs.flatMap(({ inputs = {}, outputs = {} }) => [...Object.values(inputs), ...Object.values(outputs)])
  const rows = new Map(ports.flatMap(({ hash, rows: count }) => (hash && count !== undefined ? [[hash, count]] : [])))
  for (const port of ports) {
    const count = rows.get(port.hash ?? '')
    if (count !== undefined) port.rows = count
  }
}

/** What became of each run; of a batch those that went well are one. */
export async function recordedRuns(asked: AskedRun[], home: string): Promise<RecordedRun[]> {
  const seen = new Set<Run>()
  const runs: RecordedRun[] = []
  const batches = new Map<string, RecordedRun[]>()
  for (const each of asked) {
    const done = await each.performed.catch(() => undefined)
    if (!done || seen.has(done.run)) continue
    seen.add(done.run)
    const run = recordedRun(each, done, home)
    const { batch } = each
    if (batch === undefined || !run.ok || done.findings.length > 0) runs.push(run)
    else batches.set(batch, [...(batches.get(batch) ?? []), run])
  }
  withRows(runs)
  return [...runs, ...[...batches].flatMap(([batch, all]) => together(batch, all))]
}
