import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Job } from '../../src/model/job.ts'
import type { Run } from '../../src/model/run.ts'
import type { Runner } from '../../src/model/runner.ts'
import { jobFor, scriptNamed } from '../support/job.ts'
import { eventually, processesWith } from '../support/processes.ts'

interface Told {
  inputs: Record<string, string>
  outputs: Record<string, string>
  env: Record<string, string>
  args: Record<string, string>
  environ: Record<string, string>
  cwd: string
  argv: string[]
  stdin: string
}

const newMarker = (): string => `marker-${randomBytes(6).toString('hex')}`

/** How a run ended, without what differs from run to run. */
const ending = ({ ok, exitCode, signal, stopped, error }: Run): object => ({
  ok,
  exitCode,
  signal,
  stopped,
  error: error && `${error.type}: ${error.message}`,
})

const noneLeft = (marker: string): Promise<boolean> => eventually(() => processesWith(marker).length === 0, 2000)

/** What the fixture says that it was given, and where it ran. */
async function tell(runner: Runner, wanted: Partial<Job> = {}): Promise<{ told: Told; dir: string }> {
  const job = jobFor('tells', wanted)
  expect(await runner.run(job)).toMatchObject({ ok: true })
  // the fixture wrote it
  const told = JSON.parse(readFileSync(join(job.workspace, 'outputs/told/told.json'), 'utf8')) as Told
  return { told, dir: job.workspace }
}

/** What holds for each runner of Python scripts. */
export function runnerLaws(runner: Runner): void {
  describe('a script that ends', () => {
    test('well is a good run', async () => {
      const run = await runner.run(jobFor('writesNothing'))
      expect(ending(run)).toEqual({ ok: true, exitCode: 0, signal: undefined, stopped: undefined, error: undefined })
      expect(run).toMatchObject({ stdout: '', stderr: '', left: [], notes: [], runner: runner.name })
    })

    test.each([
      { code: '0', ok: true, exitCode: 0, error: undefined },
      { code: 'none', ok: true, exitCode: 0, error: undefined },
      { code: '3', ok: false, exitCode: 3, error: 'SystemExit: 3' },
      { code: 'no rows', ok: false, exitCode: 1, error: 'SystemExit: no rows' },
    ])('by sys.exit($code) is told by its code', async ({ code, ...rest }) => {
      const run = await runner.run(jobFor('exits', { args: { code } }))
      expect(ending(run)).toEqual({ ...rest, signal: undefined, stopped: undefined })
    })

    test('while it is imported is told by its code and its line', async () => {
      const run = await runner.run(jobFor('exitsAtImport'))
      expect(ending(run)).toMatchObject({ ok: false, exitCode: 4, error: 'SystemExit: 4' })
      expect(run.error?.frames).toEqual([{ file: scriptNamed('exitsAtImport'), line: 3, name: '<module>' }])
    })

    test('without a word is not a good run', async () => {
      expect(ending(await runner.run(jobFor('exitsDeep')))).toMatchObject({ ok: false, exitCode: 5, error: undefined })
    })

    test('by an exception is told by its type, its frames and its cause', async () => {
      const run = await runner.run(jobFor('raises'))
      const file = scriptNamed('raises')
      expect(ending(run)).toMatchObject({ ok: false, exitCode: 1, error: 'RuntimeError: can not convert' })
      expect(run.error?.frames).toEqual([{ file, line: 10, name: 'main' }])
      expect(run.error?.causes).toEqual([
        { type: 'ValueError', message: "invalid literal for int() with base 10: 'four'" },
      ])
      expect(run.stdout).toBe('about to convert\n')
      expect(run.stderr).toContain('RuntimeError: can not convert')
    })

    test('because it can not be parsed is told by its line', async () => {
      const run = await runner.run(jobFor('syntaxError'))
      expect(run).toMatchObject({ ok: false, error: { type: 'SyntaxError' } })
      expect(run.error?.frames.at(-1)).toEqual({ file: scriptNamed('syntaxError'), line: 2, name: '<module>' })
    })

    test('because a module is missing is told by its name', async () => {
      const run = await runner.run(jobFor('missingModule'))
      expect(ending(run)).toMatchObject({
        ok: false,
        error: "ModuleNotFoundError: No module named 'no_such_module_anywhere'",
      })
    })

    test('by returning an error is told by its message', async () => {
      expect(ending(await runner.run(jobFor('returnsError')))).toMatchObject({
        ok: false,
        error: 'status: error: no rows were left',
      })
    })

    test.each(['SIGKILL', 'SIGSEGV', 'SIGTERM'])('by %s is told by the signal', async (signal) => {
      const run = await runner.run(jobFor('killsItself', { args: { signal } }))
      expect(ending(run)).toEqual({ ok: false, exitCode: undefined, signal, stopped: undefined, error: undefined })
    })

    test('without a function main is an error of the set-up', async () => {
      await expect(runner.run(jobFor('noMain'))).rejects.toMatchObject({ code: 'PP023', reason: 'noMain' })
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

  describe('what a script starts', () => {
    test('ends with it, and is told', async () => {
      const marker = newMarker()
      const run = await runner.run(jobFor('daemon', { args: { marker, stays: 'no' } }))
      expect(run).toMatchObject({ ok: true })
      expect(run.left).toHaveLength(2)
      expect(run.left.every((command) => command.includes(marker))).toBe(true)
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
      const running = runner.run(jobFor('daemon', { args: { marker, stays: 'yes' }, signal: cancel.signal }))
      expect(await eventually(() => processesWith(marker).length === 2, 20_000)).toBe(true)
      cancel.abort()
      expect(await running).toMatchObject({ ok: false, stopped: 'cancelled' })
      expect(await noneLeft(marker)).toBe(true)
    })
  })

  describe('what a script prints', () => {
    test('is kept apart and disturbs nobody', async () => {
      const run = await runner.run(jobFor('printsNoise'))
      expect(run).toMatchObject({ ok: true, error: undefined })
      expect(run.stdout).toBe('{"done": true, "error": {"type": "Fake"}}\nnatively to 1\nfrom a child\n')
      expect(run.stderr).toBe('to stderr\nnatively to 2\nfrom a child\n')
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
      const run = await runner.run(jobFor('nonUtf8'))
      expect(run).toMatchObject({ ok: true })
      expect(run.stdout).toBe('caf\uFFFD\n')
      expect(run.stderr).toBe('naïve \\udcff\n')
    })

    test('holds no secret', async () => {
      const env = { API_TOKEN: 'four' }
      const job = jobFor('raises', { env, secrets: ['convert'] })
      const run = await runner.run(job)
      expect(ending(run)).toMatchObject({ error: 'RuntimeError: can not ***' })
      expect(run.error?.causes[0]?.message).toBe("invalid literal for int() with base 10: '***'")
      const logs = ['stdout.log', 'stderr.log'].map((name) => readFileSync(join(job.workspace, name), 'utf8'))
      for (const text of [run.stdout, run.stderr, ...logs]) expect(text).not.toMatch(/four|convert/)
      expect(logs).toEqual([run.stdout, run.stderr])
    })
  })

  describe('what a script gets', () => {
    test('is the folders of its ports, its environment and its arguments as texts', async () => {
      const env = { ROUNDS: '5', LABEL: 'is fraud' }
      const args = { top: '3', rate: '0.50', flag: 'true' }
      const { told, dir } = await tell(runner, { inputs: { raw: '/data/raw' }, env, args })
      expect(told.inputs).toEqual({ raw: '/data/raw' })
      expect(told.outputs).toEqual({ told: join(dir, 'outputs/told') })
      expect(told.env).toEqual(env)
      expect(told.args).toEqual(args)
    })

    test('is next to nothing of the environment of its user', async () => {
      vi.stubEnv('SOMETHING_OF_MINE', 'private')
      const { told, dir } = await tell(runner, { env: { ROUNDS: '5' } })
      vi.unstubAllEnvs()
      const known = new Set(['HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'PATH', 'ROUNDS', 'TMPDIR', 'TZ'])
      const others = Object.keys(told.environ).filter((name) => !known.has(name) && !name.startsWith('PYTHON'))
      expect(others).toEqual([])
      expect(told.environ['HOME']?.startsWith(dir)).toBe(true)
      expect(told.environ['TMPDIR']?.startsWith(dir)).toBe(true)
      expect(told.environ['ROUNDS']).toBe('5')
    })

    test('is a working directory of its own, no input and no arguments on its command line', async () => {
      const { told, dir } = await tell(runner)
      expect(told.cwd).toBe(dir)
      expect(told.stdin).toBe('')
      expect(told.argv).toEqual([scriptNamed('tells')])
    })
  })

  describe('what a script leaves', () => {
    test('is in its own folder, though it goes elsewhere', async () => {
      const job = jobFor('changesCwd')
      expect(await runner.run(job)).toMatchObject({ ok: true })
      expect(existsSync(join(job.workspace, 'beside.txt'))).toBe(true)
      expect(process.cwd()).not.toBe('/')
    })

    test('in its home and its temporary folder goes, and no bytecode comes', async () => {
      const job = jobFor('litters')
      expect(await runner.run(job)).toMatchObject({ ok: true, stdout: 'hello from beside\n' })
      const left = readdirSync(job.workspace).filter((name) => name !== 'inputs' && name !== 'outputs')
      expect(left.toSorted()).toEqual(['stderr.log', 'stdout.log'])
      expect(existsSync(join(scriptNamed('litters'), '../__pycache__'))).toBe(false)
    })

    test('does not reach the next run', async () => {
      const [first, second] = [jobFor('litters'), jobFor('tells')]
      expect(await runner.run(first)).toMatchObject({ ok: true })
      expect(await runner.run(second)).toMatchObject({ ok: true })
    })
  })

  test('many scripts run at once, each with its own', async () => {
    const codes = ['0', '1', '2', '3', '4', '5']
    const runs = await Promise.all(codes.map((code) => runner.run(jobFor('exits', { args: { code } }))))
    expect(runs.map(({ exitCode }) => String(exitCode))).toEqual(codes)
  })

  test('a run tells what it used', async () => {
    const { usage, interpreter } = await runner.run(jobFor('writesNothing'))
    expect(usage.peakMemoryMb).toBeGreaterThan(1)
    expect(usage.cpuSeconds).toBeGreaterThan(0)
    expect(usage.seconds).toBeGreaterThan(0)
    expect(interpreter).toMatch(/python/)
  })
}
