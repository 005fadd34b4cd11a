import { rmSync } from 'node:fs'
import type { Case } from './model/case.ts'
import type { Finding } from './model/finding.ts'
import type { Run } from './model/run.ts'
import type { Measured, Volumes } from './model/volumes.ts'
import { tellProgress } from './asked.ts'
import { checkVolumes, type Measurements } from './check/volumes.ts'
import { conclude, contractIn, prepare } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { sizedInputs } from './plan/varied.ts'
import type { Reducer } from './reducer.ts'
import type { Session } from './session.ts'
import { isError } from './shared/finding.ts'
import { counted } from './shared/words.ts'

/** The fastest of so many runs counts: what slows one down comes from elsewhere. */
const runs = 3
/** What takes longer than this is repeated no more: chance is a small part of it. */
const enoughSeconds = 2

interface Setting {
  session: Session
  reducer: Reducer
  signal: AbortSignal | undefined
}

/** Of one size all that was measured, or what is wrong with a run. */
type Size = { way: Case; rows: number; runs: Run[]; findings: Finding[] }

function wayFor(step: string, rows: number, { session }: Setting): Case {
  const asked = session.step(step)
  const contract = contractIn(asked)
  const inputs = sizedInputs(aloneInputs({ ...asked, contract }, {}, session.supply), contract, rows)
  return { name: `${rows} rows`, inputs, env: {}, args: {}, expect: {} }
}

/** Runs on so many rows until the time is known; each run has data and a folder of its own, and none is served. */
async function measure(step: string, rows: number, setting: Setting): Promise<Size> {
  const { session, signal } = setting
  const size: Size = { way: wayFor(step, rows, setting), rows, runs: [], findings: [] }
  for (let spent = 0; size.runs.length < runs && spent < enoughSeconds; spent += size.runs.at(-1)?.usage.seconds ?? 0) {
    tellProgress({ running: `${step} on ${counted(rows, 'row')}`, done: size.runs.length, total: runs, unit: 'run' })
    const request = session.request(step, size.way, { key: `${rows}-rows-${size.runs.length + 1}`, signal })
    const prepared = await prepare(request)
    const run = await request.runner.run(prepared.job)
    size.runs.push(run)
    if (size.runs.length === 1) size.findings = (await conclude(prepared, run)).findings.filter(isError)
    if (size.findings.length > 0) return size
    rmSync(request.dir, { recursive: true, force: true })
  }
  return size
}

const least = (values: (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

const measured = ({ rows, runs: all }: Size): Measured => ({
  rows,
  seconds: least(all.map(({ usage }) => usage.seconds)) ?? 0,
  cpuSeconds: least(all.map(({ usage }) => usage.cpuSeconds)),
  memoryMb: least(all.map(({ usage }) => usage.peakMemoryMb)),
})

/** How far the second fastest run is from the fastest. */
function noiseOf({ runs: all }: Size): number {
  const times = all.map(({ usage: { seconds, cpuSeconds } }) => cpuSeconds ?? seconds)
  const [first = 0, second = first] = times.toSorted((a, b) => a - b)
  return second - first
}

const together = (one: Size, other: Size): Size => ({ ...other, runs: [...one.runs, ...other.runs] })

/** Each size from the least on, up to one that goes wrong. */
async function measureAll(step: string, sizes: number[], setting: Setting): Promise<Size[]> {
  const all: Size[] = []
  for (const rows of sizes) {
    all.push(await measure(step, rows, setting))
    if (all.at(-1)?.findings.length) break
  }
  return all
}

function measurements(step: string, [base, ...sizes]: Size[]): Measurements | undefined {
  return base && { step, base: measured(base), noise: noiseOf(base), sizes: sizes.map(measured) }
}

/** Where the needs of a step grow faster than its contract allows, in two rounds: one may have met a busy machine. */
export async function volumes(
  setting: Setting,
  { step, volumes: wanted }: { step: string; volumes: Volumes },
): Promise<Finding[]> {
  const { limits } = setting.session.step(step).contract
  const judged = (sizes: Size[]): Finding[] => {
    const all = measurements(step, sizes)
    return all ? checkVolumes(all, wanted, limits.memoryMb) : []
  }
  const sizes = [1, ...wanted.rows.filter((rows) => rows > 1)]
  const first = await measureAll(step, sizes, setting)
  const broken = first.find(({ findings }) => findings.length > 0)
  if (broken) {
    const { findings, way } = broken
    const small = await setting.reducer.alone(step, way, { findings, signal: setting.signal })
    return small.map((each) => ({ ...each, notes: [...(each.notes ?? []), `on     ${way.name}`] }))
  }
  if (judged(first).length === 0) return []
  const second = await measureAll(step, sizes, setting)
  return judged(first.map((each, index) => together(each, second[index] ?? each)))
}
