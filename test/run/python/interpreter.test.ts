import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** A Python of its own below a folder. */
function newPython(home: string): string {
  execFileSync('python3', ['-m', 'venv', '--without-pip', home])
  return join(home, 'bin/python')
}

function program(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
  return path
}

test('the option comes first, then the variable, then .venv at or above the script, then PATH', async () => {
  const below = join(folder, 'scripts/deep')
  mkdirSync(below, { recursive: true })
  expect(await interpreter(undefined, below)).toMatch(/python3?(\.\d+)?$/)
  const environment = newPython(join(folder, '.venv'))
  expect(await interpreter(undefined, below)).toBe(environment)
  const variable = newPython(join(folder, 'variable'))
  vi.stubEnv('PIPEPROOF_PYTHON', variable)
  expect(await interpreter(undefined, below)).toBe(variable)
  const option = newPython(join(folder, 'option'))
  expect(await interpreter(option, below)).toBe(option)
})

test('a shim is followed to the interpreter that it starts', async () => {
  const real = newPython(join(folder, 'real'))
  expect(await interpreter(program('shim', `exec ${real} "$@"`), folder)).toBe(real)
})

test('a Python that is too old is refused', async () => {
  const old = program('old', 'echo /usr/bin/python; echo 3.8.10; exit 1')
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
