import { setTimeout as sleep } from 'node:timers/promises'
import { everyPid, hasVariable } from './proc.ts'

const mostPasses = 10
const stepMs = 10

/** Ends whoever has `NAME=value` in its environment: who should have ended it was killed itself. */
export async function endMarked(variable: string): Promise<void> {
  for (let pass = 0; pass < mostPasses; pass++) {
    const found = everyPid().filter((pid) => pid !== process.pid && hasVariable(pid, variable))
    if (found.length === 0) return
    for (const pid of found) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // it ended meanwhile
      }
    }
    await sleep(stepMs)
  }
}
