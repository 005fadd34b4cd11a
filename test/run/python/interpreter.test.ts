import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { interpreter } from '../../../src/run/python/interpreter.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeproof-python-'))
  const made = folder
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  vi.stubEnv('PIPEPROOF_PYTHON', '')
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A program that answers as Python of some version does. */
function fakePython(path: string, version: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\necho ${path}\necho ${version}\ncase ${version} in 3.9*|3.1*) exit 0;; esac\nexit 1\n`)
  chmodSync(path, 0o755)
  return path
}

test('the option comes first, then the variable, then .venv at or above the script, then PATH', async () => {
  const [option, variable] = [
    fakePython(join(folder, 'option'), '3.11.1'),
    fakePython(join(folder, 'variable'), '3.12.1'),
  ]
  const below = join(folder, 'scripts/deep')
  mkdirSync(below, { recursive: true })
  expect(await interpreter(undefined, below)).toMatch(/python3?(\.\d+)?$/)
  const environment = fakePython(join(folder, '.venv/bin/python'), '3.10.1')
  expect(await interpreter(undefined, below)).toBe(environment)
  vi.stubEnv('PIPEPROOF_PYTHON', variable)
  expect(await interpreter(undefined, below)).toBe(variable)
  expect(await interpreter(option, below)).toBe(option)
})

test('a link or a shim is followed to the interpreter that it starts', async () => {
  const real = fakePython(join(folder, 'real'), '3.11.2')
  symlinkSync(real, join(folder, 'shim'))
  expect(await interpreter(join(folder, 'shim'), folder)).toBe(real)
})

test('a Python that is too old is refused', async () => {
  const old = fakePython(join(folder, 'old'), '3.8.10')
  await expect(interpreter(old, folder)).rejects.toMatchObject({
    code: 'PP011',
    facts: { tried: old, from: 'the option `python`', reason: 'it is Python 3.8.10' },
  })
})

test('a program that is not there, or is no Python, is refused with its reason', async () => {
  await expect(interpreter('/no/such/python', folder)).rejects.toMatchObject({
    code: 'PP011',
    facts: { reason: expect.stringContaining('ENOENT') as string },
  })
  vi.stubEnv('PIPEPROOF_PYTHON', '/bin/false')
  await expect(interpreter(undefined, folder)).rejects.toMatchObject({
    code: 'PP011',
    facts: { tried: '/bin/false', from: '`PIPEPROOF_PYTHON`' },
  })
})
