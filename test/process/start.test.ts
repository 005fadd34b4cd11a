import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { start, type Command, type Ended } from '../../src/process/start.ts'
import { eventually, processesWith } from '../support/processes.ts'

function commandFor(code: string, wanted: Partial<Command> = {}): Command {
  const cwd = mkdtempSync(join(tmpdir(), 'pipeproof-start-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  return {
    file: process.execPath,
    args: ['-e', code],
    cwd,
    env: {},
    input: '',
    stdout: join(cwd, 'stdout.log'),
    stderr: join(cwd, 'stderr.log'),
    timeoutMs: 30_000,
    ...wanted,
  }
}

const well: Ended = { exitCode: 0, signal: undefined, stopped: undefined, answer: '', failure: undefined }

const forever = 'setInterval(() => {}, 1000)'
const deaf = `for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); ${forever}`

test('a program that ends well has an exit code and its answer from descriptor 3', async () => {
  const ended = await start(commandFor("require('fs').writeSync(3, 'done\\n')"))
  expect(ended).toEqual({ ...well, answer: 'done\n' })
})

test('a program gets its input, its folder and no more environment than is named', async () => {
  const code = `process.stdin.on('data', (text) => require('fs').writeSync(3, JSON.stringify(
    { input: String(text), cwd: process.cwd(), env: process.env })))`
  const command = commandFor(code, { input: 'hello', env: { ROUNDS: '5' } })
  const { answer } = await start(command)
  expect(JSON.parse(answer)).toEqual({ input: 'hello', cwd: command.cwd, env: { ROUNDS: '5' } })
})

test('what it prints goes into two files', async () => {
  const command = commandFor("console.log('out'); console.error('err')")
  await start(command)
  expect(readFileSync(command.stdout, 'utf8')).toBe('out\n')
  expect(readFileSync(command.stderr, 'utf8')).toBe('err\n')
})

test('it is told how a program ended by itself', async () => {
  expect(await start(commandFor('process.exit(3)'))).toEqual({ ...well, exitCode: 3 })
  const killed = await start(commandFor("process.kill(process.pid, 'SIGKILL')"))
  expect(killed).toEqual({ ...well, exitCode: undefined, signal: 'SIGKILL' })
})

test('it is told why a program did not even start', async () => {
  const { failure, ...rest } = await start(commandFor('', { file: '/no/such/program' }))
  expect(failure).toContain('ENOENT')
  expect(rest).toMatchObject({ exitCode: undefined, signal: undefined, stopped: undefined, answer: '' })
})

test('a program is ended at its limit', async () => {
  expect(await start(commandFor(forever, { timeoutMs: 300 }))).toMatchObject({ stopped: 'timeout', signal: 'SIGTERM' })
})

test('a program that ignores signals is ended all the same', async () => {
  const ended = await start(commandFor(deaf, { timeoutMs: 300 }))
  expect(ended).toMatchObject({ stopped: 'timeout', signal: 'SIGKILL' })
})

test('a program is ended when it is cancelled, before or while it runs', async () => {
  for (const signal of [AbortSignal.abort(), AbortSignal.timeout(300)]) {
    expect(await start(commandFor(forever, { signal }))).toMatchObject({ stopped: 'cancelled' })
  }
})

test('what a program started and left holding its output neither delays it nor outlives it', async () => {
  const marker = `marker-start-${process.pid}`
  const code = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}, '${marker}'], { stdio: 'inherit' })
    setTimeout(() => process.exit(0), 300)`
  const began = performance.now()
  expect(await start(commandFor(code))).toEqual(well)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(await eventually(() => processesWith(marker).length === 0, 2000)).toBe(true)
})

test('nothing stays behind in this process', async () => {
  const before = process.listenerCount('exit')
  const { signal } = new AbortController()
  await start(commandFor('', { signal }))
  expect(process.listenerCount('exit')).toBe(before)
})
