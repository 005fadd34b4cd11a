import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Job } from '../../src/model/job.ts'
import type { Run } from '../../src/model/run.ts'
import type { Runner } from '../../src/model/runner.ts'
import { eventually, processesWith } from '../support/processes.ts'

export interface Told {
  inputs: Record<string, string>
  outputs: Record<string, string>
  args: Record<string, string>
  environ: Record<string, string>
  cwd: string
  argv: string[]
  stdin: string
}

/** What a runner is tried with, and what can not be told from where it runs. */
export interface Trial {
  /** A job of the fixture that behaves like this. */
  job: (behaviour: string, wanted?: Partial<Job>) => Job
  /** What its runs call their interpreter. */
  interpreter: RegExp
  /** Variables of its own. */
  variables: RegExp
  /** It does not see what a script left running, though it ends it. */
  seesNothingLeft?: boolean
  /** What it runs in limits the memory, and nothing does so here. */
  limitsNoMemory?: boolean
}

const newMarker = (): string => `marker-${randomBytes(6).toString('hex')}`

/** How a run ended, without what differs from run to run. */
export const ending = ({ ok, exitCode, signal, stopped, error }: Run): object => ({
  ok,
  exitCode,
  signal,
  stopped,
  error: error && `${error.type}: ${error.message}`,
})

export const noneLeft = (marker: string): Promise<boolean> => eventually(() => processesWith(marker).length === 0, 2000)

/** Runs the fixture that writes down what it was given, and where it ran. */
export async function tell(runner: Runner, job: Job): Promise<{ told: Told; dir: string }> {
  expect(await runner.run(job)).toMatchObject({ ok: true })
  // the fixture wrote it
  const told = JSON.parse(readFileSync(join(job.workspace, 'outputs/told/told.json'), 'utf8')) as Told
  return { told, dir: job.workspace }
}

/** What holds for each runner, whatever it runs. */
export function runnerLaws(runner: Runner, trial: Trial): void {
  const { job: jobFor } = trial
  endingLaws(runner, jobFor)
  startedLaws(runner, trial)
  printedLaws(runner, jobFor)
  givenLaws(runner, trial)
  leftLaws(runner, jobFor)

  test('many scripts run at once, each with its own', async () => {
    const codes = ['0', '1', '2', '3', '4', '5']
    const runs = await Promise.all(codes.map((code) => runner.run(jobFor('exits', { args: { code } }))))
    expect(runs.map(({ exitCode }) => String(exitCode))).toEqual(codes)
  })

  test('a run tells how long it took and what ran it', async () => {
    const { usage, interpreter, runner: name } = await runner.run(jobFor('writesNothing'))
    expect(usage.seconds).toBeGreaterThan(0)
    expect(interpreter).toMatch(trial.interpreter)
    expect(name).toBe(runner.name)
  })

  test.skipIf(trial.limitsNoMemory)('a script that takes more memory than it may is ended', async () => {
    const run = await runner.run(jobFor('takesMemory', { memoryMb: 250 }))
    expect(run.ok).toBe(false)
    expect(run.stopped ?? run.error?.type).toMatch(/^(memory|MemoryError)$/)
  })
}

function endingLaws(runner: Runner, jobFor: Trial['job']): void {
  describe('a script that ends', () => {
    test('well is a good run', async () => {
      const run = await runner.run(jobFor('writesNothing'))
      expect(ending(run)).toEqual({ ok: true, exitCode: 0, signal: undefined, stopped: undefined, error: undefined })
      expect(run).toMatchObject({ stdout: '', stderr: '', left: [], notes: [] })
    })

    test.each([
      { code: '0', ok: true, exitCode: 0 },
      { code: '3', ok: false, exitCode: 3 },
    ])('by the code $code is told by it', async ({ code, ...rest }) => {
      const run = await runner.run(jobFor('exits', { args: { code } }))
      expect(run).toMatchObject({ ...rest, signal: undefined, stopped: undefined })
    })

    test.each(['SIGKILL', 'SIGSEGV', 'SIGTERM'])('by %s is told by the signal', async (signal) => {
      const run = await runner.run(jobFor('killsItself', { args: { signal } }))
      expect(ending(run)).toEqual({ ok: false, exitCode: undefined, signal, stopped: undefined, error: undefined })
    })
  })

  describe('a script that does not end', () => {
    test.each(['forever', 'stubborn'])('is ended at its limit (%s)', async (name) => {
      const job = jobFor(name, { timeoutMs: 700 })
      const run = await runner.run(job)
      expect(run).toMatchObject({ ok: false, stopped: 'timeout', error: undefined })
      expect(run.usage.seconds).toBeGreaterThan(0.6)
      expect(await noneLeft(job.workspace)).toBe(true)
    })

    test('keeps what it printed before', async () => {
      const run = await runner.run(jobFor('forever', { timeoutMs: 1500 }))
      expect(run.stdout).toBe('waiting\n')
    })

    test('is ended when it is cancelled', async () => {
      const job = jobFor('forever', { signal: AbortSignal.timeout(700) })
      expect(await runner.run(job)).toMatchObject({ ok: false, stopped: 'cancelled', error: undefined })
      expect(await noneLeft(job.workspace)).toBe(true)
    })

    test('is ended when it was cancelled before it began', async () => {
      const job = jobFor('forever', { signal: AbortSignal.abort() })
      expect(await runner.run(job)).toMatchObject({ ok: false, stopped: 'cancelled' })
      expect(await noneLeft(job.workspace)).toBe(true)
    })
  })
}

function startedLaws(runner: Runner, { job: jobFor, seesNothingLeft }: Trial): void {
  describe('what a script starts', () => {
    test('ends with it, and is told', async () => {
      const marker = newMarker()
      const run = await runner.run(jobFor('daemon', { args: { marker, stays: 'no' } }))
      expect(run).toMatchObject({ ok: true })
      expect(run.left.filter((command) => command.includes(marker))).toHaveLength(seesNothingLeft ? 0 : 2)
      expect(run.left).toHaveLength(seesNothingLeft ? 0 : 2)
      expect(await noneLeft(marker)).toBe(true)
    })

    test('ends at the limit with it', async () => {
      const marker = newMarker()
      const run = await runner.run(jobFor('daemon', { args: { marker, stays: 'yes' }, timeoutMs: 1500 }))
      expect(run).toMatchObject({ ok: false, stopped: 'timeout' })
      expect(await noneLeft(marker)).toBe(true)
    })

    test('ends with it when it is cancelled', async () => {
      const marker = newMarker()
      const cancel = new AbortController()
      const job = jobFor('daemon', { args: { marker, stays: 'yes' }, signal: cancel.signal })
      const running = runner.run(job)
      const isUp = (): boolean =>
        processesWith(marker).filter(({ command }) => command.endsWith(`${marker} `)).length > 1
      expect(await eventually(isUp, 20_000)).toBe(true)
      cancel.abort()
      expect(await running).toMatchObject({ ok: false, stopped: 'cancelled' })
      expect(await noneLeft(marker)).toBe(true)
    })
  })
}

const hidden = (text: string): string => text.replaceAll(/natively|from a child/g, '***')

function printedLaws(runner: Runner, jobFor: Trial['job']): void {
  const noise = {
    stdout: '{"done": true, "error": {"type": "Fake"}}\nnatively to 1\nfrom a child\n',
    stderr: 'to stderr\nnatively to 2\nfrom a child\n',
  }

  describe('what a script prints', () => {
    test('is kept apart and disturbs nobody', async () => {
      expect(await runner.run(jobFor('printsNoise'))).toMatchObject({ ok: true, error: undefined, ...noise })
    })

    test('is told by its end and kept in full', async () => {
      const job = jobFor('printsALot')
      const run = await runner.run(job)
      expect(run.stdout.length).toBeLessThanOrEqual(65_536)
      expect(run.stdout.endsWith('line 199998\nline 199999\n')).toBe(true)
      const log = readFileSync(join(job.workspace, 'stdout.log'), 'utf8')
      expect(log.startsWith('line 0\nline 1\n')).toBe(true)
    })

    test('may be no UTF-8', async () => {
      expect(await runner.run(jobFor('nonUtf8'))).toMatchObject({ ok: true, stdout: 'caf\uFFFD\n' })
    })

    test('holds no secret', async () => {
      const job = jobFor('printsNoise', { env: { API_TOKEN: 'from a child' }, secrets: ['natively'] })
      const { stdout, stderr } = await runner.run(job)
      expect({ stdout, stderr }).toEqual({ stdout: hidden(noise.stdout), stderr: hidden(noise.stderr) })
      const logs = ['stdout.log', 'stderr.log'].map((name) => readFileSync(join(job.workspace, name), 'utf8'))
      expect(logs).toEqual([stdout, stderr])
    })
  })
}

function givenLaws(runner: Runner, { job: jobFor, variables }: Trial): void {
  describe('what a script gets', () => {
    test('is the folders of its ports, its environment and its arguments as texts', async () => {
      const env = { ROUNDS: '5', LABEL: 'is fraud' }
      const args = { top: '3', rate: '0.50', flag: 'true' }
      const { told, dir } = await tell(runner, jobFor('tells', { inputs: { raw: '/data/raw' }, env, args }))
      expect(told.inputs).toEqual({ raw: '/data/raw' })
      expect(told.outputs).toEqual({ told: join(dir, 'outputs/told') })
      expect(told.environ).toMatchObject(env)
      expect(told.args).toEqual(args)
    })

    test('is next to nothing of the environment of its user', async () => {
      process.env['SOMETHING_OF_MINE'] = 'private'
      onTestFinished(() => void delete process.env['SOMETHING_OF_MINE'])
      const { told, dir } = await tell(runner, jobFor('tells', { env: { ROUNDS: '5' } }))
      const known = new Set(['HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'PATH', 'PWD', 'ROUNDS', 'TMPDIR', 'TZ'])
      const others = Object.keys(told.environ).filter((name) => !known.has(name) && !variables.test(name))
      expect(others).toEqual([])
      expect(told.environ['HOME']?.startsWith(dir)).toBe(true)
      expect(told.environ['TMPDIR']?.startsWith(dir)).toBe(true)
      expect(told.environ['ROUNDS']).toBe('5')
    })

    test('is a working directory of its own and no input', async () => {
      const { told, dir } = await tell(runner, jobFor('tells'))
      expect(told.cwd).toBe(dir)
      expect(told.stdin).toBe('')
    })
  })
}

function leftLaws(runner: Runner, jobFor: Trial['job']): void {
  describe('what a script leaves', () => {
    test('is in its own folder, though it goes elsewhere', async () => {
      const job = jobFor('changesCwd')
      expect(await runner.run(job)).toMatchObject({ ok: true })
      expect(existsSync(join(job.workspace, 'beside.txt'))).toBe(true)
      expect(process.cwd()).not.toBe('/')
    })

    test('in its home and its temporary folder goes', async () => {
      const job = jobFor('litters')
      expect(await runner.run(job)).toMatchObject({ ok: true, stdout: 'hello from beside\n' })
      const left = readdirSync(job.workspace).filter((name) => name !== 'inputs' && name !== 'outputs')
      expect(left.toSorted()).toEqual(['stderr.log', 'stdout.log'])
    })

    test('does not reach the next run', async () => {
      const [first, second] = [jobFor('litters'), jobFor('tells')]
      expect(await runner.run(first)).toMatchObject({ ok: true })
      expect(await runner.run(second)).toMatchObject({ ok: true })
    })
  })
}
