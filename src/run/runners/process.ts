import { dirname } from 'node:path'
import type { Job } from '../../model/job.ts'
import type { Run, ScriptError } from '../../model/run.ts'
import type { Runner } from '../../model/runner.ts'
import { PipeproofError } from '../../errors.ts'
import { start, type Ended } from '../../process/start.ts'
import { masker, secretsIn } from '../../shared/mask.ts'
import { shown } from '../../shared/paths.ts'
import { maskFile, tailOf } from '../logs.ts'
import { interpreter } from '../python/interpreter.ts'
import { worker } from '../python/worker.ts'
import { openWorkspace, tidyWorkspace, type Workspace } from '../workspace.ts'

const inherited = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ']

interface Answer {
  done?: boolean
  noMain?: boolean
  error?: ScriptError
  peakMemoryMb?: number | null
}

function environment({ env }: Job, { home, tmp }: Workspace): Record<string, string> {
  const own = inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...Object.fromEntries(own),
    HOME: home,
    TMPDIR: tmp,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONIOENCODING: 'utf-8',
    ...env,
  }
}

/** Only the scripts' own frames are told: the user can not mend a library. */
function errorOf({ error }: Answer, mask: (text: string) => string): ScriptError | undefined {
  if (!error) return undefined
  const own = error.frames.filter(
    ({ file }) => !/[/\\](site-packages|dist-packages|lib[/\\]python[\d.]+)[/\\]/.test(file),
  )
  return { type: error.type, message: mask(error.message), frames: own.length > 0 ? own : error.frames }
}

function answerOf({ answer }: Ended): Answer {
  try {
    // the worker is ours: what parses has this shape
    return JSON.parse(answer) as Answer
  } catch {
    return {}
  }
}

function demandWorker(ended: Ended, answer: Answer, { python, script }: { python: string; script: string }): void {
  if (ended.failure !== undefined)
    throw new PipeproofError('brokenWorker', { interpreter: python, reason: ended.failure })
  if (answer.noMain)
    throw new PipeproofError('noMain', { path: shown(script) }, { at: { file: script, line: 1, column: 1 } })
}

async function run(job: Job): Promise<Run> {
  const workspace = openWorkspace(job.workspace)
  const python = await interpreter(job.python, dirname(job.script))
  const mask = masker([...secretsIn(job.env), ...job.secrets])
  const { script, inputs, outputs, env, args, timeoutMs, signal } = job
  const { stdout, stderr, dir } = workspace
  const started = performance.now()
  const ended = await start({
    file: python,
    args: ['-B', worker],
    cwd: dir,
    env: environment(job, workspace),
    input: JSON.stringify({ script, inputs, outputs, env, args }),
    stdout,
    stderr,
    timeoutMs,
    signal,
  })
  const answer = answerOf(ended)
  demandWorker(ended, answer, { python, script })
  for (const log of [stdout, stderr]) maskFile(log, mask)
  tidyWorkspace(workspace)
  return {
    ok: answer.done === true && !answer.error && ended.exitCode === 0,
    exitCode: ended.exitCode,
    signal: ended.signal,
    timedOut: ended.timedOut,
    cancelled: ended.cancelled,
    error: errorOf(answer, mask),
    stdout: tailOf(stdout),
    stderr: tailOf(stderr),
    seconds: (performance.now() - started) / 1000,
    peakMemoryMb: answer.peakMemoryMb ?? undefined,
    interpreter: python,
    workspace: dir,
  }
}

/** A fresh interpreter for every run. */
export const processRunner: Runner = { name: 'process', run }
