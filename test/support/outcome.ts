import { join } from 'node:path'
import type { Outcome } from '../../src/check/expectation/outcome.ts'
import type { Port } from '../../src/model/contract.ts'
import type { Run } from '../../src/model/run.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from './declared.ts'
import { folder } from './folder.ts'

/** A run of a step `train` that went well and left these files, by `port/file`; its log is `stdout.log`. */
export function outcome(files: Record<string, string | Buffer>, run: Partial<Run> = {}, ports?: Port[]): Outcome {
  const dir = folder(files)
  const names = [
    ...new Set(
      Object.keys(files)
        .filter((name) => name.includes('/'))
        .map((name) => name.split('/')[0] ?? ''),
    ),
  ]
  const outputs = (ports ?? names.map((name) => port(name))).map((each) => [
    each.name,
    observePort('train', each, join(dir, each.name)),
  ])
  const usage = { seconds: 1, cpuSeconds: undefined, peakMemoryMb: 50, bytesRead: undefined, bytesWritten: 0 }
  const ended = { ok: true, runner: 'process', notes: [], exitCode: 0, signal: undefined, stopped: undefined }
  const said = { error: undefined, stdout: '', stderr: '', left: [], interpreter: undefined }
  return {
    step: 'train',
    inputs: {},
    outputs: Object.fromEntries(outputs),
    run: { ...ended, ...said, usage, workspace: dir, ...run },
  }
}
