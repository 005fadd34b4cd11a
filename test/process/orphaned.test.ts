import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { orOrphaned } from '../../src/process/orphaned.ts'
import { bundled } from '../support/bundled.ts'
import { folder } from '../support/folder.ts'
import { eventually } from '../support/processes.ts'
import { isMissing } from '../support/required.ts'

test('a signal that is given still counts', () => {
  const controller = new AbortController()
  const signal = orOrphaned(controller.signal)
  expect(signal.aborted).toBe(false)
  controller.abort()
  expect(signal.aborted).toBe(true)
})

test('listens once, however often it is asked', () => {
  orOrphaned(undefined)
  const before = process.listenerCount('disconnect')
  for (let round = 0; round < 20; round++) orOrphaned(undefined)
  expect(process.listenerCount('disconnect')).toBe(before)
})

/** A module that a worker can load on every Node that we support. */
async function compiled(): Promise<string> {
  const home = folder()
  await bundled(resolve(import.meta.dirname, '../../src/process/orphaned.ts'), home)
  return home
}

test.each([
  { when: 'before', code: 'orOrphaned().addEventListener("abort", () => process.exit(7))' },
  { when: 'after', code: 'process.on("disconnect", () => process.exit(orOrphaned().aborted ? 7 : 1))' },
])('a worker whose parent is gone is told, though it asks $when', async ({ code }) => {
  const home = await compiled()
  const text = `import { orOrphaned } from './program.mjs'
setTimeout(() => process.exit(9), 20_000)
${code}
process.send('ready')
`
  writeFileSync(join(home, 'worker.mjs'), text)
  const child = fork(join(home, 'worker.mjs'), { stdio: 'ignore', execArgv: [] })
  const ended = once(child, 'exit')
  await once(child, 'message')
  child.disconnect()
  expect(await ended).toEqual([7, null])
})

test.skipIf(isMissing('proc', existsSync('/proc/self/stat')))(
  'a worker that hears no events sees that its parent was killed',
  async () => {
    const home = await compiled()
    const worker = `import { writeFileSync } from 'node:fs'
import { orOrphaned } from './program.mjs'
setTimeout(() => process.exit(9), 20_000)
orOrphaned().addEventListener('abort', () => {
  writeFileSync(${JSON.stringify(join(home, 'told'))}, '')
  process.exit(7)
})
process.removeAllListeners('disconnect')
process.send('ready')
`
    const parent = `import { fork } from 'node:child_process'
fork(${JSON.stringify(join(home, 'worker.mjs'))}, { stdio: 'ignore', execArgv: [] }).on('message', () => process.kill(process.pid, 'SIGKILL'))
`
    writeFileSync(join(home, 'worker.mjs'), worker)
    writeFileSync(join(home, 'parent.mjs'), parent)
    const [, signal] = await once(fork(join(home, 'parent.mjs'), { stdio: 'ignore', execArgv: [] }), 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await eventually(() => existsSync(join(home, 'told')), 10_000)).toBe(true)
  },
)
