import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterEach, expect, inject, onTestFinished, test } from 'vitest'
import { installedAt, runJest, userEnvironment } from '../support/frameworks.ts'
import { eventually, processesWith } from '../support/processes.ts'
import { makeProject } from '../support/project.ts'
import { smallProject, smallTests } from '../support/smallProject.ts'

const manifest = '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n'

const sleeper = `import subprocess, sys, time

def main(input_paths, output_paths, environ_vars, job_args):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    while True:
        time.sleep(1)
`

const pidsOfSleepers = (folder: string): number[] =>
  processesWith(folder).flatMap(({ pid, command }) => (command.includes('time.sleep(600)') ? [pid] : []))

const sleepersIn = (folder: string): number => pidsOfSleepers(folder).length

afterEach(() => {
  for (const { pid } of processesWith(inject('installed')).filter(({ command }) => command.includes('time.sleep(600)')))
    process.kill(pid, 'SIGKILL')
})

/** A project whose two pipelines never end, with a temporary folder and so a server of its own. */
function endless() {
  const folder = makeProject(inject('installed'), {
    'package.json': manifest,
    'sleeper.py': sleeper,
    'step.yaml': 'script: sleeper.py\n',
    'a.pipeline.yaml': 'name: a\nsteps: { step: step.yaml }\n',
    'other.yaml': 'script: sleeper.py\nenv: { OTHER: "1" }\n',
    // another run: equal ones would wait for each other
    'b.pipeline.yaml': 'name: b\nsteps: { step: other.yaml }\n',
  })
  const TMPDIR = mkdtempSync('/tmp/pp-')
  onTestFinished(() => rmSync(TMPDIR, { recursive: true, force: true }))
  const env = userEnvironment({ TMPDIR, PATH: `${join(folder, 'marker')}:${process.env['PATH'] ?? ''}` })
  const entry = join(installedAt('jest', folder), 'bin/jest.js')
  const start = () =>
    execa(process.execPath, [entry, '--maxWorkers=2', '-t', 'runs on valid data'], {
      cwd: folder,
      env,
      extendEnv: false,
      reject: false,
      detached: true,
    })
  return { folder, TMPDIR, start }
}

/** What our servers leave in a folder; Jest has caches of its own there. */
const leftIn = (TMPDIR: string): string[] =>
  readdirSync(TMPDIR, { recursive: true, encoding: 'utf8' }).filter((name) => /sock|token|spill|lock$/.test(name))

test('Ctrl+C, which all processes of a terminal get, leaves nothing', async () => {
  const { folder, TMPDIR, start } = endless()
  const jest = start()
  expect(await eventually(() => sleepersIn(folder) === 2, 60_000)).toBe(true)
  process.kill(-(jest.pid ?? 0), 'SIGINT')
  await jest
  expect(await eventually(() => processesWith(folder).length === 0, 20_000)).toBe(true)
  expect(leftIn(TMPDIR)).toEqual([])
})

test.each(['SIGTERM', 'SIGKILL'] as const)('Jest ended alone by %s leaves nothing', async (signal) => {
  const { folder, TMPDIR, start } = endless()
  const jest = start()
  expect(await eventually(() => sleepersIn(folder) === 2, 60_000)).toBe(true)
  process.kill(jest.pid ?? 0, signal)
  await jest
  expect(await eventually(() => processesWith(folder).length === 0, 20_000)).toBe(true)
  expect(await eventually(() => leftIn(TMPDIR).length === 0, 10_000)).toBe(true)
})

test('the scripts of a worker that is killed end with it', async () => {
  const { folder, start } = endless()
  const jest = start()
  expect(await eventually(() => sleepersIn(folder) === 2, 60_000)).toBe(true)
  const worker = processesWith(folder).find(({ command }) => command.includes('processChild'))
  const before = pidsOfSleepers(folder)
  process.kill(worker?.pid ?? 0, 'SIGKILL')
  // Jest may start another worker for its file
  const left = (): number[] => pidsOfSleepers(folder).filter((pid) => before.includes(pid))
  expect(await eventually(() => left().length === 1, 10_000)).toBe(true)
  process.kill(-(jest.pid ?? 0), 'SIGKILL')
  await jest
  expect(await eventually(() => processesWith(folder).length === 0, 20_000)).toBe(true)
})

test('shards have all tests together, and none twice', async () => {
  const pipeline = smallProject['twice.pipeline.yaml']
  const folder = makeProject(inject('installed'), {
    'package.json': manifest,
    'double.py': smallProject['double.py'],
    'double.yaml': smallProject['double.yaml'],
    'a.pipeline.yaml': pipeline.replace('twice', 'a'),
    'b.pipeline.yaml': pipeline.replace('twice', 'b'),
  })
  const shards = [await runJest(folder, { args: ['--shard=1/2'] }), await runJest(folder, { args: ['--shard=2/2'] })]
  const suites = shards.map(({ tests }) => [...new Set(tests.map(({ name }) => name.charAt(0)))])
  expect(suites.flat().toSorted()).toEqual(['a', 'b'])
  expect(shards.map(({ tests, exitCode }) => [tests.length, exitCode])).toEqual([
    [smallTests, 0],
    [smallTests, 0],
  ])
})
