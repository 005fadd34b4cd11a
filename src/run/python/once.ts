import { existsSync, readFileSync, rmSync } from 'node:fs'
import { endMarked } from '../../process/marked.ts'
import { measuring } from '../../process/follow.ts'
import { start } from '../../process/start.ts'
import type { Answer, Outcome } from './outcome.ts'
import type { Prepared } from '../runnerBy.ts'
import { answerFile, environmentFor, requestFor } from './request.ts'
import { worker } from './worker.ts'

export function answerOf(text: string): Answer {
  try {
    // the worker is ours: what parses has this shape
    return JSON.parse(text) as Answer
  } catch {
    return {}
  }
}

/** The answer that came as a file, which goes with that. */
export function takeAnswer(dir: string): string {
  const file = answerFile(dir)
  if (!existsSync(file)) return ''
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  return text
}

/** Runs a script in an interpreter of its own. */
export async function once({ job, workspace, interpreter }: Prepared): Promise<Outcome> {
  const { stdout, stderr, dir } = workspace
  const measured = measuring(`TMPDIR=${workspace.tmp}`)
  const { answer, ...ended } = await start({
    file: interpreter,
    args: ['-B', worker],
    cwd: dir,
    env: environmentFor(job, workspace),
    input: JSON.stringify(requestFor(job, workspace)),
    stdout,
    stderr,
    timeoutMs: job.timeoutMs,
    signal: job.signal,
    follow: measured.from,
  })
  const together = measured.end()
  // it may not have come to end what the script started
  if (ended.signal === 'SIGKILL') await endMarked(`TMPDIR=${workspace.tmp}`)
  const said = answerOf(answer || takeAnswer(dir))
  // what ran side by side counts together, and short peaks are seen from inside only
  const peaks = [together, said.peakMemoryMb].filter((peak) => typeof peak === 'number')
  return { ...ended, answer: { ...said, ...(peaks.length > 0 && { peakMemoryMb: Math.max(...peaks) }) } }
}
