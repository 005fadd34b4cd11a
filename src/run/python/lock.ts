import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const pollMs = 20

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // it lives, and belongs to somebody else
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** A lock whose holder has died is nobody's. */
function breakStale(path: string): void {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    if (pid > 0 && !isAlive(pid)) rmSync(path, { force: true })
  } catch {
    // it has just been released
  }
}

/** Does something while no other process does it; `isDone` tells that another one did it meanwhile. */
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
  try {
    return (await isDone()) ?? (await act())
  } finally {
    rmSync(path, { force: true })
  }
}
