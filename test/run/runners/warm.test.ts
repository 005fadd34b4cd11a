import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { execa } from 'execa'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Job } from '../../../src/model/job.ts'
import type { Run } from '../../../src/model/run.ts'
import { processRunner } from '../../../src/run/runners/process.ts'
import { pythonRunner } from '../../../src/run/runners/python.ts'
import { folder } from '../../support/folder.ts'
import { jobFor } from '../../support/job.ts'
import { eventually, processesWith } from '../../support/processes.ts'

/** Reaches the server and all that comes from it; it makes the server one of its own, too. */
const newMarker = (): { env: Record<string, string>; marker: string } => {
  const marker = `marker-${randomBytes(6).toString('hex')}`
  return { env: { PYTHON_MARKER: marker }, marker }
}

const markers: string[] = []
const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}/environ`) && !/\) Z /.test(statOf(pid))

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // it ended meanwhile
    return ''
  }
}

const parentOf = (pid: number): number => Number(statOf(pid).split(') ').at(-1)?.split(' ')[1])

interface Roles {
  guard: number
  server: number
  jobs: number[]
  all: number[]
}

/** Who is who below a marker: the guard comes first, its child is the server, whose children are the jobs. */
function rolesOf(marker: string): Roles {
  const all = processesWith(marker).flatMap(({ pid }) => (isRunning(pid) ? [pid] : []))
  const servers = processesWith(marker).flatMap(({ pid, command }) => (command.includes('server.py') ? [pid] : []))
  const guard = servers.find((pid) => !servers.includes(parentOf(pid))) ?? 0
  const server = servers.find((pid) => parentOf(pid) === guard) ?? 0
  return { guard, server, jobs: servers.filter((pid) => parentOf(pid) === server), all }
}

/** A run of a script that has detached a process and waits; its repetition ends well. */
async function waiting(): Promise<{ running: Promise<Run>; roles: Roles; env: Record<string, string> }> {
  const { env, marker } = newMarker()
  markers.push(marker)
  const job = jobFor('detachesOnce', { env, args: { flag: join(folder(), 'began') } })
  const running = pythonRunner.run(job)
  expect(await eventually(() => existsSync(job.args['flag'] ?? ''), 20_000)).toBe(true)
  const roles = rolesOf(marker)
  expect(roles.all).toHaveLength(4)
  expect(roles.jobs).toHaveLength(1)
  return { running, roles, env }
}

const flagIn = (dir: string, name: string): Record<string, string> => ({ flag: join(dir, name) })

const has = (dir: string, name: string): Promise<boolean> => eventually(() => existsSync(join(dir, name)), 20_000)

const batch = async (jobs: Job[]): Promise<(Run | undefined)[]> => (await pythonRunner.runMany?.(jobs)) ?? []

const outputs = (runs: (Run | undefined)[]): (string | undefined)[] => runs.map((run) => run?.stdout)

const gone = (pids: number[]): Promise<boolean> => eventually(() => !pids.some(isRunning), 2000)

afterEach(() => {
  vi.unstubAllEnvs()
  for (const marker of markers.splice(0)) for (const { pid } of processesWith(marker)) process.kill(pid, 'SIGKILL')
})

describe('when the server is killed', () => {
  test.each([['server'], ['guard'], ['guard', 'server']] as const)(
    'nothing is left of its jobs, which are repeated (%s %s)',
    async (...who) => {
      const { running, roles, env } = await waiting()
      for (const one of who) process.kill(roles[one], 'SIGKILL')
      expect(await gone(roles.all)).toBe(true)
      const run = await running
      expect(run).toMatchObject({
        ok: true,
        runner: 'process',
        notes: ['the warm server ended, so a fresh process ran it'],
      })
      // and finds nothing of what broke off
      expect(run.stdout).toBe('again []\n')
      const next = await pythonRunner.run(jobFor('writesNothing', { env }))
      expect(next).toMatchObject({ ok: true, runner: 'python', notes: [] })
    },
  )
})

describe('when the process that guards a fresh interpreter is killed', () => {
  test('nothing is left of its script', async () => {
    const job = jobFor('detachesOnce', { args: { flag: join(folder(), 'began') } })
    const running = processRunner.run(job)
    expect(await eventually(() => existsSync(job.args['flag'] ?? ''), 20_000)).toBe(true)
    const all = processesWith(job.workspace).map(({ pid }) => pid)
    expect(all).toHaveLength(3)
    process.kill(all.find((pid) => parentOf(pid) === process.pid) ?? 0, 'SIGKILL')
    expect(await running).toMatchObject({ ok: false, signal: 'SIGKILL', stopped: undefined, error: undefined })
    expect(await gone(all)).toBe(true)
  })
})

describe('a process of several', () => {
  const program = resolve(import.meta.dirname, '../../support/programs/runsJobs.ts')

  function start(jobs: Job[], how: 'batch' | 'each'): { kill(): void; said: Promise<string> } {
    const file = join(folder(), 'jobs.json')
    writeFileSync(file, JSON.stringify(jobs))
    const child = execa(process.execPath, ['--import', 'tsx', program, file, how], { reject: false })
    return { kill: () => void child.kill('SIGKILL'), said: child.then(({ stdout }) => stdout) }
  }

  test('that is killed takes its batch with it', async () => {
    const { env, marker } = newMarker()
    markers.push(marker)
    const flags = folder()
    const jobs = ['one', 'two'].map((name) => jobFor('detachesOnce', { env, args: flagIn(flags, name) }))
    const child = start(jobs, 'batch')
    expect(await has(flags, 'one')).toBe(true)
    const { jobs: forks, all } = rolesOf(marker)
    expect(forks).toHaveLength(1)
    child.kill()
    await child.said
    expect(await gone(all.filter((pid) => forks.includes(pid) || parentOf(pid) === forks[0]))).toBe(true)
    // the server lingers for the next test file
    expect(await eventually(() => processesWith(marker).length === 0, 5000)).toBe(true)
    expect(existsSync(join(flags, 'two'))).toBe(false)
  })

  test('that share a server and is killed leaves the other its own', async () => {
    const { env, marker } = newMarker()
    markers.push(marker)
    const flags = folder()
    const first = start([jobFor('detachesOnce', { env, args: flagIn(flags, 'first') })], 'each')
    expect(await has(flags, 'first')).toBe(true)
    const second = start(
      [jobFor('waitsForFile', { env, args: { ...flagIn(flags, 'second'), go: join(flags, 'go') } })],
      'each',
    )
    expect(await has(flags, 'second')).toBe(true)
    const { server } = rolesOf(marker)
    first.kill()
    await first.said
    expect(await eventually(() => rolesOf(marker).jobs.length === 1, 2000)).toBe(true)
    writeFileSync(join(flags, 'go'), '')
    expect(await second.said).toBe('python true')
    expect(server).toBeGreaterThan(0)
  })
})

describe('a fork that waits for a thread that was not there', () => {
  const stalling = { PIPEPROOF_STALL_SECONDS: '0.5' }

  test('is ended, and its script repeated in a fresh process', async () => {
    const env = { ...stalling, PYTHONPATH: resolve(import.meta.dirname, '../../fixtures/scripts/lostThread') }
    const run = await pythonRunner.run(jobFor('lostThread/locksUp', { env, timeoutMs: 20_000 }))
    expect(run).toMatchObject({ ok: true, runner: 'process', stdout: 'had the lock\n' })
    expect(run.notes).toEqual(['its fork waited for a thread that was not there, so a fresh process ran it'])
  })

  test.each(['sleep', 'event', 'socket', 'join'])('is not one that waits for something else (%s)', async (way) => {
    const run = await pythonRunner.run(jobFor('waitsLegitimately', { env: stalling, args: { way } }))
    expect(run).toMatchObject({ ok: true, runner: 'python', notes: [] })
  })
})

describe('memory', () => {
  test('of all that a script starts counts', async () => {
    const run = await pythonRunner.run(jobFor('childrenAllocate', { memoryMb: 200, timeoutMs: 20_000 }))
    expect(run).toMatchObject({ ok: false, stopped: 'memory', error: undefined })
    expect(await eventually(() => processesWith(run.workspace).length === 0, 2000)).toBe(true)
  })

  test('that the server has loaded for others does not count', async () => {
    const run = await pythonRunner.run(jobFor('waitsLegitimately', { memoryMb: 5, args: { way: 'sleep' } }))
    expect(run).toMatchObject({ ok: true, stopped: undefined, runner: 'python' })
  })
})

describe('scripts in one batch', () => {
  test('have helpers of their own, though these have the same names', async () => {
    const jobs = ['first', 'second', 'first'].map((name) => jobFor(`${name}/asksHelper`))
    expect(outputs(await batch(jobs))).toEqual([
      'first words of first\n',
      'second words of second\n',
      'first words of first\n',
    ])
  })

  test('take their helpers with them', async () => {
    expect(outputs(await batch([jobFor('first/asksHelper'), jobFor('findsHelper')]))).toEqual([
      'first words of first\n',
      'None\n',
    ])
  })

  test.each([
    { name: 'closesDescriptors', args: { range: '0-2' } },
    { name: 'losesStreams', args: { how: 'closed', fails: 'no' } },
    { name: 'changesItsProcess', args: {} },
    { name: 'reconfiguresLogging', args: {} },
    { name: 'exitsAtExit', args: {} },
    { name: 'pools', args: { method: 'spawn' } },
  ])('do not disturb the next one ($name)', async ({ name, args }) => {
    const runs = await batch([jobFor(name, { args }), jobFor('parsesAtImport'), jobFor('second/asksHelper')])
    expect(outputs(runs).slice(1)).toEqual(['3\n', 'second words of second\n'])
  })

  test.each([
    { name: 'endsInThread', left: ['late.txt'] },
    { name: 'keepsThread', left: [] },
  ])('are left to others after one with threads ($name)', async ({ name, left }) => {
    const runs = await batch([jobFor(name), jobFor('parsesAtImport')])
    expect(runs.map((run) => run?.ok)).toEqual([true, undefined])
    expect(readdirSync(join(runs[0]?.workspace ?? '', 'outputs/told'))).toEqual(left)
  })

  test('draw numbers of their own', async () => {
    const drawn = outputs(await batch(['no', 'no', 'yes', 'yes'].map((seed) => jobFor('draws', { args: { seed } }))))
    expect(drawn[0]).not.toBe(drawn[1])
    expect(drawn[2]).toBe(drawn[3])
  })
})

interface Used {
  descriptors: number
  megabytes: number
}

const usedBy = (pid: number | string): Used => ({
  descriptors: readdirSync(`/proc/${pid}/fd`).length,
  megabytes: Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
})

describe('a thousand runs', () => {
  let collect: () => void
  beforeAll(() => {
    setFlagsFromString('--expose-gc')
    // it is there from now on
    collect = runInNewContext('gc') as () => void
  })

  const used = (server: number): Used[] => {
    collect()
    return ['self', server].map(usedBy)
  }

  test('leave no descriptor, no folder and little memory', { timeout: 60_000 }, async () => {
    const TMPDIR = folder()
    vi.stubEnv('TMPDIR', TMPDIR)
    const { env, marker } = newMarker()
    markers.push(marker)
    const jobs = [jobFor('writesNothing', { env }), jobFor('writesNothing', { env })]
    const many = (times: number): Promise<unknown[]> =>
      Promise.all(
        jobs.map(async (job) => {
          for (let time = 0; time < times; time++) expect((await pythonRunner.run(job)).runner).toBe('python')
        }),
      )
    await many(20)
    const { server } = rolesOf(marker)
    const before = used(server)
    const folders = readdirSync(TMPDIR)
    await many(500)
    const after = used(server)
    expect(after.map(({ descriptors }) => descriptors)).toEqual(before.map(({ descriptors }) => descriptors))
    for (const [index, { megabytes }] of after.entries()) {
      expect(megabytes - (before[index]?.megabytes ?? 0)).toBeLessThan(50)
    }
    expect(readdirSync(TMPDIR)).toEqual(folders)
    for (const { workspace } of jobs)
      expect(readdirSync(workspace).toSorted()).toEqual(['inputs', 'outputs', 'stderr.log', 'stdout.log'])
  })
})
