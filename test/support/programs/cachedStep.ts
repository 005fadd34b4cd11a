import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../../../src/model/job.ts'
import type { Runner } from '../../../src/model/runner.ts'
import { StepCache } from '../../../src/run/cache/cache.ts'
import { contractOf } from '../contractOf.ts'

/** Runs one step through the cache of a folder: `node program.mjs DIR WORKSPACE TEST-RUN MEGABYTES`. */
const [dir = '', name = '', madeBy = '', megabytes = '1'] = process.argv.slice(2)
const script = join(dir, 'step.py')
const workspace = join(dir, name)
const result = join(workspace, 'outputs/result')
const job: Job = {
  script,
  mode: 'call',
  workspace,
  inputs: {},
  outputs: { result },
  env: {},
  args: {},
  timeoutMs: 1000,
  memoryMb: undefined,
  python: undefined,
  secrets: [],
}

const runner: Runner = {
  name: 'fake',
  surroundings: () => Promise.resolve('the same'),
  async run() {
    appendFileSync(join(dir, 'marker'), 'x')
    await sleep(50)
    mkdirSync(result, { recursive: true })
    for (let index = 0; index < 20; index++)
      writeFileSync(join(result, `${index}.bin`), Buffer.alloc((Number(megabytes) * 1_000_000) / 20, index))
    return {
      ok: true,
      runner: 'fake',
      notes: [],
      exitCode: 0,
      signal: undefined,
      stopped: undefined,
      error: undefined,
      stdout: '',
      stderr: '',
      usage: { seconds: 0, cpuSeconds: 0, peakMemoryMb: 0, bytesRead: 0, bytesWritten: 0 },
      left: [],
      interpreter: undefined,
      workspace,
      touched: { read: [], listed: [], imported: [], beyond: [] },
    }
  },
}

mkdirSync(workspace, { recursive: true })
const cache = new StepCache({ folder: join(dir, '.pipeproof/cache'), madeBy, apartMs: 0 })
process.stdout.write('ready\n')
const { served = false } = await cache
  .around({ step: 'step', contract: contractOf(script), runner, prover: runner })
  .run(job)
process.stdout.write(`${served ? 'served' : 'ran'}\n`)
