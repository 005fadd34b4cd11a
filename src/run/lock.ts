import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../shared/thrown.ts'

const pollMs = 20
const beatMs = 2_000
/** A worker thread can end while its process lives on: its locks are those that nobody touches. */
const staleMs = 20_000

/** When a process started: numbers of processes are used again. */
export function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? ''
  } catch {
    // only Linux tells; elsewhere the number has to do
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // it lives, and belongs to somebody else
    return codeOf(error) === 'EPERM'
  }
}

/** Names this process, and no other that gets its number later. */
export const thisProcess = `${process.pid} ${startOf(process.pid)}`

/** Whether the process that a file names is alive. */
export function isHeld(path: string): boolean {
  try {
    const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ')
    return Number(pid) > 0 && isAlive(Number(pid)) && startOf(Number(pid)) === start
  } catch {
    return false
  }
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, thisProcess, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function isStale(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > staleMs) return true
    const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ')
    if (!(Number(pid) > 0)) return false
    return !isAlive(Number(pid)) || startOf(Number(pid)) !== start
  } catch {
    // it has just been released
    return false
  }
}

/** A lock whose holder has died is nobody's; two that see this must not remove each other's new lock. */
function breakStale(path: string): void {
  if (!isStale(path)) return
  const breaking = `${path}.breaking`
  if (!taken(breaking)) {
    if (isStale(breaking)) rmSync(breaking, { force: true })
    return
  }
  if (isStale(path)) rmSync(path, { force: true })
  rmSync(breaking, { force: true })
}

function heartbeat(path: string): () => void {
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // somebody removed the folder: nothing is left to be kept
      clearInterval(timer)
    }
  }, beatMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Does something while no other process or thread does it; `isDone` tells that another one did it meanwhile. */
export async function exclusively<T>(
  path: string,
  isDone: () => Promise<T | undefined>,
  act: () => Promise<T>,
): Promise<T> {
  for (;;) {
    const done = await isDone()
    if (done !== undefined) return done
    if (taken(path)) break
    breakStale(path)
    await sleep(pollMs)
  }
  const stop = heartbeat(path)
  try {
    return (await isDone()) ?? (await act())
  } finally {
    stop()
    rmSync(path, { force: true })
  }
}
