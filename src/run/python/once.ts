import { start } from '../../process/start.ts'
import type { Answer, Outcome } from './outcome.ts'
import { environmentFor, requestFor } from './request.ts'
import type { Prepared } from './runner.ts'
import { worker } from './worker.ts'

function answerOf(text: string): Answer {
  try {
    // the worker is ours: what parses has this shape
    return JSON.parse(text) as Answer
  } catch {
    return {}
  }
}

/** Runs a script in an interpreter of its own. */
export async function once({ job, workspace, python }: Prepared): Promise<Outcome> {
  const { stdout, stderr, dir } = workspace
  const { answer, ...ended } = await start({
    file: python,
    args: ['-B', worker],
    cwd: dir,
    env: environmentFor(job, workspace),
    input: JSON.stringify(requestFor(job, workspace)),
    stdout,
    stderr,
    timeoutMs: job.timeoutMs,
    signal: job.signal,
  })
  return { ...ended, answer: answerOf(answer) }
}
