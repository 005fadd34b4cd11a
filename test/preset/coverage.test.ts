import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test, vi } from 'vitest'
import type { Vitest } from 'vitest/node'
import { addPython } from '../../preset/coverage.ts'
import { folder } from '../support/folder.ts'

const asked = (root: string) => ({ config: { root, coverage: { enabled: true, provider: 'v8' } } })

function baseOf(root: string): string | undefined {
  for (const name of ['PIPEPROOF_COVERAGE_BASE', 'PIPEPROOF_COVERAGE', 'PIPEPROOF_COVERAGE_ROOT']) vi.stubEnv(name, '')
  // as much of it as is asked
  addPython(asked(root) as unknown as Vitest)
  const { PIPEPROOF_COVERAGE_BASE: base } = process.env
  vi.unstubAllEnvs()
  return base
}

test("the project's own provider is taken from where the project has it", () => {
  const name = 'node_modules/@vitest/coverage-v8'
  const root = folder({ [`${name}/package.json`]: '{ "main": "own.js" }', [`${name}/own.js`]: '' })
  expect(baseOf(root)).toBe(pathToFileURL(join(root, name, 'own.js')).href)
})

test('a project without a provider is left to Vitest', () => {
  expect(baseOf(folder({ 'package.json': '{}' }))).toBe('')
})
