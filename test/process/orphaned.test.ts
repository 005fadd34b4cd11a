import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, onTestFinished, test } from 'vitest'
import { orOrphaned } from '../../src/process/orphaned.ts'

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
function compiled(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-orphaned-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const text = readFileSync(resolve(import.meta.dirname, '../../src/process/orphaned.ts'), 'utf8')
  const module = ts.ModuleKind.ESNext
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2023 } })
  writeFileSync(join(folder, 'orphaned.mjs'), outputText)
  return folder
}

test.each([
  { when: 'before', code: 'orOrphaned().addEventListener("abort", () => process.exit(7))' },
  { when: 'after', code: 'process.on("disconnect", () => process.exit(orOrphaned().aborted ? 7 : 1))' },
])('a worker whose parent is gone is told, though it asks $when', async ({ code }) => {
  const folder = compiled()
  const text = `import { orOrphaned } from './orphaned.mjs'
setTimeout(() => process.exit(9), 20_000)
${code}
process.send('ready')
`
  writeFileSync(join(folder, 'worker.mjs'), text)
  const child = fork(join(folder, 'worker.mjs'), { stdio: 'ignore', execArgv: [] })
  const ended = once(child, 'exit')
  await once(child, 'message')
  child.disconnect()
  expect(await ended).toEqual([7, null])
})
