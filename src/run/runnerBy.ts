import type { Job } from '../model/job.ts'
import type { Run, ScriptError } from '../model/run.ts'
import type { Runner } from '../model/runner.ts'
import { PipeproofError } from '../errors.ts'
import { orOrphaned } from '../process/orphaned.ts'
import { masker, secretsIn } from '../shared/mask.ts'
import { shown } from '../shared/paths.ts'
import { shortened } from '../shared/words.ts'
import { maskFile, tailOf } from './logs.ts'
import { takeCovered } from './covered/take.ts'
import { openWorkspace, tidyWorkspace, type Workspace } from './workspace.ts'
import { closePlatform, openPlatform } from './platform/folders.ts'
import { errorWithWords, platformNotes } from './platform/leftovers.ts'
import type { Outcome } from './python/outcome.ts'
import { touchedIn } from './python/touched.ts'
import { used } from './used.ts'

/** A job that is ready to be run. */
export interface Prepared {
  job: Job
  workspace: Workspace
  /** What runs it: a Python, or another program. */
  interpreter: string
}

const mostLetters = 10_000
const library = /[/\\](site-packages|dist-packages|lib[/\\]python[\d.]+)[/\\]/

/** Only the scripts' own frames are told: the user can not mend a library. */
function errorOf({ answer, exitCode }: Outcome, job: Job, mask: (text: string) => string): ScriptError | undefined {
  const error = errorWithWords(answer.error, job, exitCode)
  if (!error) return undefined
  const own = error.frames.filter(({ file }) => !library.test(file))
  // cut only when it holds no secret any more, which could be cut in two
  const clean = (message: string): string => shortened(mask(message), mostLetters)
  const causes = error.causes.map(({ type, message }) => ({ type, message: clean(message) }))
  return { type: error.type, message: clean(error.message), frames: own.length > 0 ? own : error.frames, causes }
}

function demandAnswer({ failure, answer }: Outcome, { interpreter, job }: Prepared): void {
  if (failure !== undefined) throw new PipeproofError('brokenWorker', { interpreter, reason: failure })
  const at = { file: job.script, line: 1, column: 1 }
  if (answer.refused !== undefined)
    throw new PipeproofError('brokenWorker', { interpreter, reason: `no \`/opt/ml\`: ${answer.refused}` })
  if (answer.noMain) throw new PipeproofError('noMain', { path: shown(job.script) }, { at })
}

function runOf(
  outcome: Outcome,
  { job, workspace, interpreter }: Prepared,
  mask: (text: string) => string,
): Omit<Run, 'usage' | 'runner'> {
  const { answer, exitCode, signal, stopped, notes = [] } = outcome
  const ok = answer.done === true && !answer.error && exitCode === 0 && stopped === undefined
  return {
    ok,
    exitCode,
    signal,
    stopped,
    notes: [...notes, ...(answer.notes ?? []), ...platformNotes(job)].map(mask),
    mounted: answer.mounted,
    error: stopped === undefined && !ok ? errorOf(outcome, job, mask) : undefined,
    stdout: tailOf(workspace.stdout),
    stderr: tailOf(workspace.stderr),
    left: (answer.left ?? []).map(mask),
    interpreter,
    workspace: workspace.dir,
  }
}

function usageOf({ answer, peakMemoryMb, cpuSeconds }: Outcome, started: number): Run['usage'] {
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: answer.cpuSeconds ?? cpuSeconds,
    peakMemoryMb: answer.peakMemoryMb ?? peakMemoryMb,
    bytesRead: answer.bytesRead ?? undefined,
    bytesWritten: answer.bytesWritten ?? undefined,
  }
}

interface Ways {
  /** Finds what is to run a job, or says why there is nothing. */
  interpreter: (job: Job) => Promise<string>
  surroundings?: Runner['surroundings']
  isBlind?: boolean
  one: (prepared: Prepared) => Promise<Outcome>
  many?: (prepared: Prepared[]) => Promise<(Outcome | undefined)[]>
}

async function ready(job: Job, find: Ways['interpreter']): Promise<Prepared> {
  const workspace = openWorkspace(job.workspace, Object.values(job.outputs))
  openPlatform(job)
  const interpreter = await find(job)
  return { job: { ...job, signal: orOrphaned(job.signal) }, workspace, interpreter }
}

/** What a run was, once it has ended; its logs are masked before anybody reads them. */
function told(
  outcome: Outcome,
  prepared: Prepared,
  { name, started, isBlind }: { name: string; started: number; isBlind: boolean | undefined },
): Run {
  const { job, workspace } = prepared
  const usage = usageOf(outcome, started)
  demandAnswer(outcome, prepared)
  const mask = masker([...secretsIn(job.env), ...job.secrets])
  for (const log of [workspace.stdout, workspace.stderr]) maskFile(log, mask)
  tidyWorkspace(workspace)
  closePlatform(job)
  const touched = isBlind ? used(job) : touchedIn(workspace.dir, mask)
  const covered = job.coverage && !job.command ? { covered: takeCovered(workspace.dir) } : {}
  return { ...runOf(outcome, prepared, mask), runner: outcome.runner ?? name, usage, touched, ...covered }
}

/** A runner, given the ways to run one job that is prepared, and many. */
export function runnerBy(name: string, { interpreter, surroundings, isBlind, one, many }: Ways): Runner {
  const telling = { ...(surroundings && { surroundings }), ...(isBlind && { isBlind: () => true }) }
  const run = async (job: Job): Promise<Run> => {
    const prepared = await ready(job, interpreter)
    const started = performance.now()
    return told(await one(prepared), prepared, { name, started, isBlind })
  }
  if (!many) return { name, run, ...telling }
  const runMany = async (jobs: Job[]): Promise<(Run | undefined)[]> => {
    const prepared = await Promise.all(jobs.map((job) => ready(job, interpreter)))
    const started = performance.now()
    const outcomes = await many(prepared)
    return prepared.map((item, index) => {
      const outcome = outcomes[index]
      return outcome && told(outcome, item, { name, started, isBlind })
    })
  }
  return { name, run, runMany, ...telling }
}
