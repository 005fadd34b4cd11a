import type { Entry } from '../../src/run/cache/entry.ts'

/** An entry of a cache, with only what matters to a test told. */
export function entry(changes: Partial<Entry> = {}): Entry {
  return {
    key: '0'.repeat(64),
    step: 'step',
    state: 'once',
    madeBy: 'a test',
    madeAt: 0,
    seed: undefined,
    bytes: 1,
    outputs: {},
    standing: { read: [], listed: [], imported: { folder: '/', names: [], beside: '' } },
    run: {
      ok: true,
      runner: 'fake',
      notes: [],
      exitCode: 0,
      signal: undefined,
      stopped: undefined,
      error: undefined,
      usage: { seconds: 0, cpuSeconds: 0, peakMemoryMb: 0, bytesRead: 0, bytesWritten: 0 },
      left: [],
      interpreter: undefined,
      workspace: '/work',
    },
    logs: { stdout: '', stderr: '' },
    ...changes,
  }
}
