const key = Symbol.for('pipeproof.orphaned')

/** Aborts when the test runner of this worker is gone: it would work on for nobody. */
function orphaned(): AbortSignal {
  // every module graph of this process shares it: one listener is enough
  const shared = process as { [key]?: AbortSignal }
  if (shared[key]) return shared[key]
  const controller = new AbortController()
  // a process that nobody forked does not have it
  if ('connected' in process && !process.connected) controller.abort()
  process.once('disconnect', () => controller.abort())
  return (shared[key] = controller.signal)
}

/** A signal that also comes when a killed test runner can not send it. */
export const orOrphaned = (signal: AbortSignal | undefined): AbortSignal =>
  signal ? AbortSignal.any([signal, orphaned()]) : orphaned()
