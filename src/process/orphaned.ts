import { clearInterval, setInterval } from 'node:timers'
import { seen } from './proc.ts'

const key = Symbol.for('pipeproof.orphaned')
const everyMs = 500

/** In a sandbox, such as that of Jest, no event of the process arrives: the parent itself is looked at. */
function watchParent(gone: () => void): void {
  const parent = seen(process.ppid)
  if (!parent) return
  const timer = setInterval(() => {
    if (seen(parent.pid)?.started === parent.started) return
    clearInterval(timer)
    gone()
  }, everyMs)
  timer.unref()
}

/** Aborts when the test runner of this worker is gone: it would work on for nobody. */
function orphaned(): AbortSignal {
  // every module graph of this process shares it: one listener is enough
  const shared = process as { [key]?: AbortSignal }
  if (shared[key]) return shared[key]
  const controller = new AbortController()
  const gone = (): void => controller.abort()
  // a process that nobody forked does not have it
  if ('connected' in process) {
    if (process.connected) watchParent(gone)
    else gone()
  }
  process.once('disconnect', gone)
  return (shared[key] = controller.signal)
}

/** A signal that also comes when a killed test runner can not send it. */
export const orOrphaned = (signal: AbortSignal | undefined): AbortSignal =>
  signal ? AbortSignal.any([signal, orphaned()]) : orphaned()
