import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Job } from '../../src/model/job.ts'
import type { Run } from '../../src/model/run.ts'
import type { Runner } from '../../src/model/runner.ts'
import { checkRun } from '../../src/check/run.ts'
import { jobFor } from '../support/job.ts'
import { eventually, processesWith } from '../support/processes.ts'
import { hasModule } from '../support/pythonModule.ts'
import { isMissing } from '../support/required.ts'

/** How a run ended, in one line. */
function ending({ ok, exitCode, signal, stopped, error }: Run): string {
  const how = stopped ?? signal ?? `exit ${exitCode}`
  return `${ok ? 'good' : 'bad'}, ${how}${error ? `, ${error.type}: ${error.message}` : ''}`
}

/** What a user reads of it. */
const said = (run: Run, { script, timeoutMs, memoryMb }: Job): string =>
  checkRun(run, { step: 'step', script, timeoutMs, memoryMb })
    .map(({ received, advice, notes = [] }) => [`${received} -> ${advice}`, ...notes].join('\n'))
    .join('\n')

const told = (job: Job, name: string): string => readFileSync(join(job.workspace, 'outputs/told', name), 'utf8')

const noneLeft = (marker: string): Promise<boolean> => eventually(() => processesWith(marker).length === 0, 2000)

/** What a run leaves in its folder. */
const files = ({ workspace }: Job): string[] => readdirSync(workspace).toSorted()

/** Runs a fixture, and shows that no process is left of it and no file but those of every run. */
async function runs(runner: Runner, name: string, wanted: Partial<Job> = {}): Promise<{ run: Run; job: Job }> {
  const job = jobFor(name, wanted)
  const run = await runner.run(job)
  expect(await noneLeft(job.workspace)).toBe(true)
  expect(files(job)).toEqual(['inputs', 'outputs', 'stderr.log', 'stdout.log'])
  return { run, job }
}

const drawWith =
  (runner: Runner) =>
  async (name: string, seed: string): Promise<string> =>
    (await runs(runner, name, { args: { seed } })).run.stdout

/** What scripts do that surprises who runs them; nothing of it disturbs a runner. */
export function surpriseLaws(runner: Runner): void {
  describe('a script that exits', () => {
    test.each([
      { name: 'exitsInThread', expected: 'good, exit 0', stdout: 'went on\n' },
      { name: 'exitsAtExit', expected: 'good, exit 0', stdout: 'at its end\n' },
      { name: 'exitsNested', expected: 'bad, exit 6, SystemExit: 6', stdout: 'cleaned up\n' },
      { name: 'exitsAtOnce', expected: 'bad, exit 7', stdout: 'not flushed otherwise\n' },
    ])('ends as in Python ($name)', async ({ name, expected, stdout }) => {
      const { run } = await runs(runner, name)
      expect(ending(run)).toBe(expected)
      expect(run.stdout).toBe(stdout)
    })

    test('with a number has what the system keeps of it', async () => {
      const found = ['256', '-1', '1000'].map((code) => runner.run(jobFor('exits', { args: { code } })))
      expect((await Promise.all(found)).map(ending)).toMatchInlineSnapshot(`
        [
          "bad, exit 0, SystemExit: 256, of which the system tells the last byte only: 0",
          "bad, exit 255, SystemExit: -1",
          "bad, exit 232, SystemExit: 1000",
        ]
      `)
    })
  })

  describe('a script that raises', () => {
    test('an error without words is told by its type', async () => {
      const { run } = await runs(runner, 'raisesStrangely', { args: { kind: 'untold' } })
      expect(ending(run)).toMatchInlineSnapshot(
        `"bad, exit 1, raisesStrangely.Untold: an error whose message can not be told"`,
      )
    })

    test.each(['interrupt', 'os'])('what is no Exception is told by its type (%s)', async (kind) => {
      const { run } = await runs(runner, 'raisesStrangely', { args: { kind } })
      expect(ending(run)).toMatch(/^bad, exit 1, (KeyboardInterrupt|BaseException): $/)
    })

    test('an error of ten million letters is told by its first ones', async () => {
      const { run, job } = await runs(runner, 'raisesStrangely', { args: { kind: 'huge' } })
      expect(run.error?.message.slice(0, 4)).toBe('xxxx')
      expect(said(run, job).length).toBeLessThan(20_000)
    })

    test('without an end is told by its first and its last frames', async () => {
      const { run } = await runs(runner, 'recurses')
      expect(run.error?.type).toBe('RecursionError')
      expect(run.error?.frames).toHaveLength(100)
      expect(run.error?.frames.at(-1)?.line).toBe(2)
    })

    test('natively is told by its signal', async () => {
      const { run, job } = await runs(runner, 'crashes')
      expect(said(run, job)).toMatchInlineSnapshot(`
        "end by \`SIGSEGV\` -> see the end of its log
        log    about to crash"
      `)
    })
  })

  describe('a function main', () => {
    test.each([
      {
        name: 'isCoroutine',
        line: 1,
        expected:
          'exit 0, TypeError: main is a coroutine that nobody awaits: make it a plain function, which may call asyncio.run',
      },
      {
        name: 'isGenerator',
        line: 1,
        expected:
          'exit 0, TypeError: main has a yield, so that calling it runs none of its lines: make it a plain function',
      },
      {
        name: 'wantsLogger',
        line: 4,
        expected:
          "exit 1, TypeError: main() missing 1 required positional argument: 'logger': it is called with input_paths, output_paths, environ_vars and job_args",
      },
      {
        name: 'misfitsInside',
        line: 6,
        expected: "exit 1, TypeError: helper() missing 1 required positional argument: 'one'",
      },
    ])('that can not be called is told with its line ($name)', async ({ name, line, expected }) => {
      const { run, job } = await runs(runner, name)
      expect(ending(run)).toBe(`bad, ${expected}`)
      expect(run.error?.frames.map((frame) => `${frame.file}:${frame.line}`)).toEqual([`${job.script}:${line}`])
      expect(run.stdout).toBe('')
    })

    test('that returns something is a good run', async () => {
      expect(ending((await runs(runner, 'returnsGenerator')).run)).toBe('good, exit 0')
    })
  })

  describe('a script that can not be imported', () => {
    // what Python says of it differs from version to version
    test.each([
      { name: 'mixesTabs', last: 'mixesTabs.py:3', expected: /^TabError: inconsistent use of tabs and spaces/ },
      { name: 'notEncoded', last: 'notEncoded.py:1', expected: /^SyntaxError: .*'utf-8' codec can't decode byte 0xe9/ },
      {
        name: 'package/importsRelatively',
        last: 'importsRelatively.py:1',
        expected: /^ImportError: attempted relative import with no known parent package$/,
      },
      {
        name: 'package/importsCycle',
        last: 'cycle.py:1',
        expected: /^ImportError: cannot import name 'main'/,
      },
    ])('is told by its reason and its place ($name)', async ({ name, last, expected }) => {
      const { run } = await runs(runner, name)
      expect(run.exitCode).toBe(1)
      expect(`${run.error?.type}: ${run.error?.message}`).toMatch(expected)
      const frame = run.error?.frames.at(-1)
      expect(`${basename(frame?.file ?? '')}:${frame?.line}`).toBe(last)
    })

    test('because it installs something has advice', async () => {
      const { run, job } = await runs(runner, 'installsAtImport')
      expect(run.error?.type).toBe('subprocess.CalledProcessError')
      expect(said(run, job)).toContain('-> install what it needs before: a run has no network to install from\n')
    })

    test('because it parses a command line gets an empty one', async () => {
      expect((await runs(runner, 'parsesAtImport')).run).toMatchObject({ ok: true, stdout: '3\n' })
      const { run } = await runs(runner, 'parsesDemandAtImport')
      expect(ending(run)).toBe('bad, exit 2, SystemExit: 2')
      expect(run.stderr).toContain('step: error: the following arguments are required: --rounds')
    })
  })

  describe('a script that takes too much memory', () => {
    const wanted = { memoryMb: 150, timeoutMs: 20_000 }
    test('at once is told where', async () => {
      const { run, job } = await runs(runner, 'allocates', { ...wanted, args: { times: '1', megabytes: '4000' } })
      expect(said(run, job)).toMatchInlineSnapshot(
        `"\`MemoryError\` -> read less at once, or raise \`limits.memoryMb\`"`,
      )
      expect(run.error?.frames.at(-1)?.line).toBe(7)
    })

    test('bit by bit is ended', async () => {
      const { run } = await runs(runner, 'allocates', { ...wanted, args: { times: '200', megabytes: '10' } })
      expect(ending(run)).toMatch(/^bad, (memory|exit 1, MemoryError: )$/)
      expect(run.usage.peakMemoryMb).toBeLessThan(400)
    })

    test('within its limit is a good run', async () => {
      const { run } = await runs(runner, 'allocates', { ...wanted, args: { times: '5', megabytes: '10' } })
      expect(ending(run)).toBe('good, exit 0')
    })
  })

  describe('a script that does not end', () => {
    test('though it only computes is ended at its limit', async () => {
      expect(ending((await runs(runner, 'spins', { timeoutMs: 500 })).run)).toBe('bad, timeout')
    })
  })

  describe('what a script leaves running', () => {
    const marker = `marker-${randomBytes(6).toString('hex')}`

    test.each([
      { name: 'detaches', count: 2 },
      { name: 'detachesInThread', count: 1 },
    ])('is ended and told, however it detached itself ($name)', async ({ name, count }) => {
      const { run } = await runs(runner, name, { args: { marker } })
      expect(ending(run)).toBe('good, exit 0')
      expect(run.left).toHaveLength(count)
      expect(run.left.every((command) => command.includes(marker))).toBe(true)
      expect(await noneLeft(marker)).toBe(true)
    })

    test('ends by itself where Python ends it', async () => {
      const { run } = await runs(runner, 'leavesWorker')
      expect(run).toMatchObject({ ok: true, stdout: 'started\n', left: [] })
    })

    test('as a thread is waited for', async () => {
      const { run, job } = await runs(runner, 'endsInThread')
      expect(ending(run)).toBe('good, exit 0')
      expect(told(job, 'late.txt')).toBe('late')
    })

    test('as a thread that is a daemon is left behind', async () => {
      expect((await runs(runner, 'keepsThread')).run).toMatchObject({ ok: true, stdout: 'a thread is still there\n' })
    })

    test('as a fork that goes on to its end says nothing of its own', async () => {
      const { run } = await runs(runner, 'forks')
      expect(run).toMatchObject({ ok: true, error: undefined, left: [], stdout: 'the child\nthe parent\n' })
    })
  })

  describe('several processes', () => {
    test.each([
      { name: 'pools', method: 'fork' },
      { name: 'pools', method: 'spawn' },
      { name: 'poolsExecutor', method: 'fork' },
      { name: 'poolsExecutor', method: 'spawn' },
    ])('work together ($name by $method)', async ({ name, method }) => {
      const { run } = await runs(runner, name, { args: { method } })
      expect(run).toMatchObject({ ok: true, stdout: '[0, 1, 4, 9]\n', left: [] })
    })

    test('work together in a program', async () => {
      const { run } = await runs(runner, 'poolsInEntry', { mode: 'entry' })
      expect(run).toMatchObject({ ok: true, stdout: '[0, 1, 4, 9]\n', left: [] })
    })
  })

  describe('a script that changes its process', () => {
    test('is told as ever', async () => {
      expect(ending((await runs(runner, 'changesItsProcess')).run)).toBe('good, exit 0')
    })

    test('by its logging is told as ever', async () => {
      const { run } = await runs(runner, 'reconfiguresLogging')
      expect(ending(run)).toBe('bad, exit 1, ValueError: after all that')
      expect(run.stdout).toBe('WARNING to stdout\n')
    })

    test.each(['replaced', 'none', 'strange', 'closed'])('by its streams is told as ever (%s)', async (how) => {
      const good = await runs(runner, 'losesStreams', { args: { how, fails: 'no' } })
      expect(good.run).toMatchObject({ ok: true, exitCode: 0, stdout: 'before\n' })
      const bad = await runs(runner, 'losesStreams', { args: { how, fails: 'yes' } })
      expect(ending(bad.run)).toBe('bad, exit 1, ValueError: nobody to tell')
    })

    test.each(['1-2', '0-2', '3-64', '0-4096'])('by closing descriptors is told as ever (%s)', async (range) => {
      const { run, job } = await runs(runner, 'closesDescriptors', { args: { range } })
      expect(ending(run)).toBe('good, exit 0')
      expect(told(job, 'written.txt')).toBe('all of it')
    })

    test('by moving descriptors is told as ever', async () => {
      const { run, job } = await runs(runner, 'movesDescriptors')
      expect(ending(run)).toBe('good, exit 0')
      expect(told(job, 'moved.txt')).toBe('into the file\n')
    })

    test('finds an interpreter as new as ever in the next run', async () => {
      await runs(runner, 'changesItsProcess')
      expect((await runs(runner, 'litters')).run).toMatchObject({ ok: true, stdout: 'hello from beside\n' })
    })
  })

  describe('what a script writes', () => {
    test('is complete though it never closes the file', async () => {
      const { run, job } = await runs(runner, 'neverCloses')
      expect(ending(run)).toBe('good, exit 0')
      expect(told(job, 'open.txt')).toBe('complete')
    })

    test.each(['damages', 'deletes'])('into its input stays in its folder (%s)', async (way) => {
      const job = jobFor('damagesInput', { args: { way } })
      const raw = join(job.workspace, 'inputs/raw')
      mkdirSync(raw, { recursive: true })
      writeFileSync(join(raw, 'data.csv'), 'n\n1\n')
      expect(ending(await runner.run({ ...job, inputs: { raw } }))).toBe('good, exit 0')
      const left = readdirSync(raw).map((name) => readFileSync(join(raw, name), 'utf8'))
      expect(left).toEqual(way === 'deletes' ? [] : ['damaged'])
    })

    test('to its log does not fill the memory', async () => {
      const before = process.memoryUsage().rss
      const { run, job } = await runs(runner, 'printsMuch')
      expect(statSync(join(job.workspace, 'stdout.log')).size).toBe(200_000_000 + 'the last line\n'.length)
      expect(run.stdout).toHaveLength(65_536)
      expect(run.stdout.endsWith('x\nthe last line\n')).toBe(true)
      expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(120)
    })

    test('in one line is told by its end', async () => {
      const { run } = await runs(runner, 'printsLongLine')
      expect(run).toMatchObject({ ok: true, stdout: 'x'.repeat(65_536) })
    })

    test('may be no text', async () => {
      const { run } = await runs(runner, 'printsBinary')
      expect(ending(run)).toBe('good, exit 0')
      expect(run.stdout.slice(0, 0x80)).toBe(String.fromCharCode(...Array.from({ length: 0x80 }, (_, code) => code)))
    })
  })

  test('a script that asks gets no answer', async () => {
    const { run } = await runs(runner, 'asks')
    expect(ending(run)).toBe('bad, exit 1, EOFError: EOF when reading a line')
    expect(run.stdout).toBe("'' b''\ngo on? ")
  })

  describe('what lies beside a script', () => {
    test('is its own, though another script has the same names', async () => {
      const found = [await runs(runner, 'first/asksHelper'), await runs(runner, 'second/asksHelper')]
      expect(found.map(({ run }) => run.stdout)).toEqual(['first words of first\n', 'second words of second\n'])
    })

    test('goes before what is installed, and hides nothing from the runner', async () => {
      const { run } = await runs(runner, 'shadows/random')
      expect(run).toMatchObject({ ok: true, stdout: 'the one beside the script random\n' })
    })
  })

  describe('a path that a script has in its text', () => {
    test('in /tmp is shared with all others, which the run tells', async () => {
      const path = `/tmp/pipeproof-${randomBytes(6).toString('hex')}`
      onTestFinished(() => rmSync(path, { force: true }))
      const first = await runs(runner, 'keepsInTmp', { args: { path } })
      expect(first.run.stdout).toBe('first\n')
      // only what asks `TMPDIR` has a folder of its own: workspaces and data may lie in `/tmp` themselves
      expect((await runs(runner, 'keepsInTmp', { args: { path } })).run.stdout).toBe('another was here\n')
      // so that such a run is never served from the cache
      expect(first.run.touched?.beyond).toEqual([`it wrote \`${path}\``])
    })
  })

  describe('what is secret', () => {
    test('is hidden wherever a script puts it', async () => {
      const { run, job } = await runs(runner, 'tellsSecret', { env: { API_TOKEN: 'hunter2-hunter2' } })
      expect(ending(run)).toBe('bad, exit 1, tellsSecret.Refused: no access with ***')
      expect(run.error?.causes).toEqual([{ type: 'KeyError', message: "'***'" }])
      const logs = ['stdout.log', 'stderr.log'].map((name) => readFileSync(join(job.workspace, name), 'utf8'))
      expect(`${JSON.stringify(run)}${said(run, job)}${logs.join('')}`).not.toContain('hunter2')
    })
  })

  describe('chance', () => {
    const draw = drawWith(runner)

    test('differs from run to run', async () => {
      expect(await draw('draws', 'no')).not.toBe(await draw('draws', 'no'))
    })

    test('is the same where the script seeds it', async () => {
      expect(await draw('draws', 'yes')).toBe(await draw('draws', 'yes'))
    })

    test.skipIf(isMissing('numpy', hasModule('numpy')))('of numpy is no other', async () => {
      expect(await draw('drawsWithNumpy', 'no')).not.toBe(await draw('drawsWithNumpy', 'no'))
      expect(await draw('drawsWithNumpy', 'yes')).toBe(await draw('drawsWithNumpy', 'yes'))
    })
  })
}
