import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import type { Stopped } from '../../model/run.ts'
import { endMarked } from '../../process/marked.ts'
import type { Prepared } from '../runnerBy.ts'
import type { Connection } from './connection.ts'
import { answerOf, once, takeAnswer } from './once.ts'
import type { Answer, Outcome } from './outcome.ts'
import { warmServer, type Warm } from './pool.ts'
import { environmentFor, requestFor } from './request.ts'
import { reasonOf } from '../../shared/thrown.ts'

/** How the server says that a child ended. */
interface Ended {
  exitCode?: number
  signal?: string
  reason: Stopped | 'stalled' | null
  peakMemoryMb: number
  cpuSeconds: number
}

/** The answers of the jobs of a request, in their order, and how their process ended. */
async function converse(connection: Connection): Promise<{ answers: Answer[]; ended: Ended | undefined }> {
  const answers: Answer[] = []
  for (;;) {
    const message = await connection.next()
    if (!message) return { answers, ended: undefined }
    // the server is ours: this is what it says last
    if (message['ended']) return { answers, ended: message['ended'] as Ended }
    answers.push(message)
  }
}

/** A child that ended before its script could print leaves no logs. */
function touch({ workspace }: Prepared): void {
  for (const log of [workspace.stdout, workspace.stderr]) closeSync(openSync(log, 'a'))
}

interface Asked {
  answers: Answer[]
  ended: Ended | undefined
}

/** One request for one or more jobs, which share a process. */
async function ask(running: Warm, prepared: Prepared[]): Promise<Asked | undefined> {
  const connection = await running.open()
  if (!connection) return undefined
  const jobs = prepared.map(({ job, workspace }) => requestFor(job, workspace))
  const timeoutMs = prepared.reduce((sum, { job }) => sum + job.timeoutMs, 0)
  const { memoryMb, signal } = prepared[0]?.job ?? {}
  const cancel = (): void => connection.send({ token: running.token, end: 'cancelled' })
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    connection.send({ token: running.token, jobs, timeoutMs, memoryMb })
    if (signal?.aborted) cancel()
    return await converse(connection)
  } finally {
    signal?.removeEventListener('abort', cancel)
    connection.close()
  }
}

/** What a run that broke off wrote would disturb the one that repeats it. */
function renew({ job, workspace }: Prepared): void {
  for (const folder of [workspace.home, workspace.tmp, ...Object.values(job.outputs)]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
}

async function instead(prepared: Prepared, why: string): Promise<Outcome> {
  renew(prepared)
  return { ...(await once(prepared)), runner: 'process', notes: [`${why}, so a fresh process ran it`] }
}

/** Runs a script in a fork of the server that has its modules loaded; where that fails, in a process of its own. */
export async function warm(prepared: Prepared): Promise<Outcome> {
  const { job, workspace, interpreter } = prepared
  if (process.platform !== 'linux') return instead(prepared, 'there is no warm server on this system')
  let asked
  try {
    asked = await ask(await warmServer(interpreter, environmentFor(job, workspace)), [prepared])
  } catch (error) {
    return instead(prepared, `the warm server did not start (${reasonOf(error)})`)
  }
  touch(prepared)
  if (!asked?.ended) {
    await endMarked(`TMPDIR=${workspace.tmp}`)
    return instead(prepared, 'the warm server ended')
  }
  const { answers, ended } = asked
  if (ended.reason === 'stalled') return instead(prepared, 'its fork waited for a thread that was not there')
  const { exitCode, signal, reason, peakMemoryMb, cpuSeconds } = ended
  const answer = answers[0] ?? answerOf(takeAnswer(workspace.dir))
  return { answer, exitCode, signal, stopped: reason ?? undefined, peakMemoryMb, cpuSeconds }
}

/** Runs scripts one after the other in one fork; whatever went wrong there is left to be run alone. */
export async function warmMany(prepared: Prepared[]): Promise<(Outcome | undefined)[]> {
  const [first] = prepared
  if (!first || process.platform !== 'linux') return []
  const server = await warmServer(first.interpreter, environmentFor(first.job, first.workspace)).catch(() => undefined)
  const asked = server && (await ask(server, prepared))
  return prepared.map((item, index) => {
    touch(item)
    const answer = asked?.answers[index]
    const good = answer?.done === true && answer.error === undefined && answer.exitCode === 0
    return good ? { answer, exitCode: 0, signal: undefined, stopped: undefined } : undefined
  })
}
