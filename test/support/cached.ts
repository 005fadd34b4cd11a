import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Job } from '../../src/model/job.ts'
import type { Run } from '../../src/model/run.ts'
import type { Runner } from '../../src/model/runner.ts'
import type { Touched } from '../../src/model/touched.ts'
import type { Subject } from '../../src/run/cache/asked.ts'
import { StepCache, type CacheOptions } from '../../src/run/cache/cache.ts'
import { folder } from './folder.ts'
import { contractOf } from './contractOf.ts'

const nothing: Touched = { read: [], listed: [], imported: [], beyond: [] }

export interface Act {
  /** What the script writes, by path in its output, given how often it ran before. */
  writes?: (count: number, job: Job) => Record<string, string>
  touched?: Partial<Touched>
  run?: Partial<Run>
}

/** A project with one step, whose runner writes what a test says and counts how often it ran. */
export class Cached {
  readonly dir = folder({ 'package.json': '{}', 'step.py': 'def main(*_): pass\n' })
  readonly folder = join(this.dir, '.pipeproof/cache')
  readonly script = join(this.dir, 'step.py')
  readonly contract = contractOf(this.script)
  act: Act = {}
  runs = 0
  proofs = 0
  #jobs = 0

  cache(options: Partial<CacheOptions> = {}): StepCache {
    return new StepCache({ folder: this.folder, madeBy: String(Math.random()), apartMs: 0, ...options })
  }

  job(changes: Partial<Job> = {}, input = 'n\n1\n'): Job {
    const workspace = join(this.dir, `work-${++this.#jobs}`)
    const inputs = { numbers: join(workspace, 'inputs/numbers') }
    mkdirSync(inputs.numbers, { recursive: true })
    writeFileSync(join(inputs.numbers, 'numbers.csv'), input)
    return {
      script: this.script,
      mode: 'call',
      workspace,
      inputs,
      outputs: { result: join(workspace, 'outputs/result') },
      env: {},
      args: {},
      timeoutMs: 1000,
      memoryMb: undefined,
      python: undefined,
      secrets: [],
      ...changes,
    }
  }

  run(job: Job): Run {
    const { writes = () => ({ 'a.csv': 'n\n2\n' }), touched = {}, run = {} } = this.act
    for (const [name, text] of Object.entries(writes(this.runs, job))) {
      const path = join(job.outputs['result'] ?? '', name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    return {
      ok: true,
      runner: 'fake',
      notes: [],
      exitCode: 0,
      signal: undefined,
      stopped: undefined,
      error: undefined,
      stdout: `in ${job.workspace}`,
      stderr: '',
      usage: { seconds: 1, cpuSeconds: 1, peakMemoryMb: 1, bytesRead: 1, bytesWritten: 1 },
      left: [],
      interpreter: undefined,
      workspace: job.workspace,
      touched: { ...nothing, ...touched },
      ...run,
    }
  }

  runner(count: () => void, surroundings = 'python 3.11'): Runner {
    return {
      name: 'fake',
      surroundings: () => Promise.resolve(surroundings),
      run: (job) => {
        const run = this.run(job)
        count()
        return Promise.resolve(run)
      },
    }
  }

  subject(changes: Partial<Subject> = {}): Subject {
    const runner = this.runner(() => (this.runs += 1))
    const prover = this.runner(() => (this.proofs += 1))
    return { step: 'step', contract: this.contract, runner, prover, ...changes }
  }

  /** Runs the step, in a test run of its own unless a cache is given. */
  once(job: Job = this.job(), cache: StepCache = this.cache(), changes: Partial<Subject> = {}): Promise<Run> {
    return cache.around(this.subject(changes)).run(job)
  }
}
