import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restore } from '../../../src/run/cache/files.ts'
import { Store } from '../../../src/run/cache/store.ts'
import { bundled } from '../../support/bundled.ts'
import { entry } from '../../support/entry.ts'
import { folder } from '../../support/folder.ts'

const programs = mkdtempSync(join(tmpdir(), 'pipeproof-programs-'))
let program = ''

beforeAll(async () => {
  program = await bundled(resolve(import.meta.dirname, '../../support/programs/cachedStep.ts'), programs)
}, 60_000)
afterAll(() => rmSync(programs, { recursive: true, force: true }))

interface Started {
  said: Promise<string>
  ready: Promise<void>
  kill: () => void
}

function start(...args: string[]): Started {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const ready = new Promise<void>((done) => child.stdout.once('data', () => done()))
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  const said = new Promise<string>((done) => child.once('close', () => done(text.replace('ready\n', '').trim())))
  return { said, ready, kill: () => child.kill('SIGKILL') }
}

const project = (): string => folder({ 'package.json': '{}', 'step.py': '' })

test('of two processes that come at once, one runs the step and the other is served', { timeout: 30_000 }, async () => {
  const dir = project()
  const both = [start(dir, 'one', 'same run'), start(dir, 'two', 'same run')]
  const said = await Promise.all(both.map((each) => each.said))
  expect(said.toSorted()).toEqual(['ran', 'served'])
  expect(readFileSync(join(dir, 'marker'), 'utf8')).toBe('x')
})

test('killing a process at any moment leaves no half entry', { timeout: 60_000 }, async () => {
  const moments = [0, 40, 55, 65, 75, 85, 95, 110, 130, 160]
  const outcomes = []
  for (const moment of moments) {
    const dir = project()
    const victim = start(dir, 'one', 'first', '20')
    await victim.ready
    await sleep(moment)
    victim.kill()
    await victim.said
    const store = new Store(join(dir, '.pipeproof/cache'))
    const whole = store.keys().map((key) => {
      const kept = store.read(key)
      const workspace = join(dir, 'restored')
      mkdirSync(workspace, { recursive: true })
      return kept !== undefined && restore(kept.entry, kept.dir, { workspace, outputs: {} }) !== undefined
    })
    expect(whole.filter((each) => !each)).toEqual([])
    // its lock is nobody's
    expect(['ran', 'served']).toContain(await start(dir, 'two', 'first', '20').said)
    outcomes.push(whole.length)
  }
  expect(outcomes).toHaveLength(moments.length)
})

const failing = (): void => {
  throw new Error('the disk is full')
}

test('an entry is there as a whole or not at all', () => {
  const store = new Store(folder())
  expect(() => store.put(entry({ key: 'a'.repeat(64) }), failing)).toThrow('the disk is full')
  expect(store.keys()).toEqual([])
  expect(store.leftovers()).toEqual([])
})

test('an entry is replaced, changed and removed', () => {
  const store = new Store(folder())
  const key = 'b'.repeat(64)
  const put = (text: string): void => store.put(entry({ key }), (dir) => writeFileSync(join(dir, 'file'), text))
  put('first')
  put('second')
  const { dir = '' } = store.read(key) ?? {}
  expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('second')
  store.update(entry({ key, state: 'varies' }))
  expect(store.read(key)?.entry.state).toBe('varies')
  store.remove(key)
  store.remove(key)
  expect(store.read(key)).toBeUndefined()
  expect(readdirSync(join(store.folder, 'tmp'))).toEqual([])
})
