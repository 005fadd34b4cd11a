import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { interpreter } from '../../../src/run/python/interpreter.ts'
import { surroundings } from '../../../src/run/python/surroundings.ts'
import { recall, remember } from '../../../src/run/python/remembered.ts'
import { start } from '../../../src/process/start.ts'
import { Cached } from '../../support/cached.ts'
import { folder } from '../../support/folder.ts'

const textOf = async (...asked: Parameters<typeof surroundings>): Promise<string> =>
  JSON.stringify(await surroundings(...asked))

test('an installed, updated or removed package changes them', { timeout: 60_000 }, async () => {
  const cached = new Cached()
  const at = (name: string): string => join(cached.dir, name)
  const out = { stdout: at('out'), stderr: at('err'), cwd: cached.dir, env: {}, input: '', timeoutMs: 50_000 }
  await start({
    file: await interpreter(undefined, cached.dir),
    args: ['-m', 'venv', '--without-pip', '.venv'],
    ...out,
  })
  const job = { ...cached.job(), python: at('.venv/bin/python') }
  const bare = await textOf(job)
  expect(await textOf(job)).toBe(bare)
  const { packages } = JSON.parse(bare) as { packages: [string, string[]][] }
  const site = packages.find(([path]) => path.startsWith(cached.dir))?.[0] ?? ''
  mkdirSync(join(site, 'pandas-2.2.0.dist-info'))
  const installed = await textOf(job)
  expect(installed).toContain('pandas-2.2.0.dist-info')
  rmSync(join(site, 'pandas-2.2.0.dist-info'), { recursive: true })
  mkdirSync(join(site, 'pandas-3.0.0.dist-info'))
  expect(new Set([bare, installed, await textOf(job)]).size).toBe(3)
})

const found = { path: process.execPath, version: '3.11', packages: [] }

test('an interpreter is asked once, and again when it is another file', () => {
  const dir = folder({ first: 'binary', second: 'binary' })
  const [memory, command] = [join(dir, 'memory'), join(dir, 'python')]
  symlinkSync(join(dir, 'first'), command)
  expect(recall(memory, command)).toBeUndefined()
  remember(memory, command, found)
  expect(recall(memory, command)).toEqual(found)
  rmSync(command)
  symlinkSync(join(dir, 'second'), command)
  expect(recall(memory, command)).toBeUndefined()
})

test('a wrapper that may start any interpreter is asked each time', () => {
  const dir = folder({ python: '#!/bin/sh\nexec python3 "$@"\n' })
  remember(join(dir, 'memory'), join(dir, 'python'), found)
  expect(recall(join(dir, 'memory'), join(dir, 'python'))).toBeUndefined()
})

test('a shim is asked again when a file or a variable chooses another version', () => {
  const dir = folder({ 'shims/python': '#!/bin/sh\n', version: '3.11' })
  const [memory, command] = [join(dir, 'memory'), join(dir, 'shims/python')]
  const before = process.env['PYENV_ROOT']
  process.env['PYENV_ROOT'] = dir
  try {
    remember(memory, command, found)
    expect(recall(memory, command)).toEqual(found)
    writeFileSync(join(dir, 'version'), '3.12.1')
    expect(recall(memory, command)).toBeUndefined()
  } finally {
    if (before === undefined) delete process.env['PYENV_ROOT']
    else process.env['PYENV_ROOT'] = before
  }
})
