import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Vitest } from 'vitest/node'

const bases = new Set(['v8', 'istanbul'])

/** Where the project has it, which need not be where we are; without it Vitest itself says what to install. */
function installed(name: string, root: string): string | undefined {
  try {
    return pathToFileURL(createRequire(join(root, 'package.json')).resolve(`@vitest/coverage-${name}`)).href
  } catch {
    return undefined
  }
}

/** Where all workers put what Python covered; they inherit the variables. */
function openFolder(root: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-coverage-'))
  Object.assign(process.env, { PIPEPROOF_COVERAGE: folder, PIPEPROOF_COVERAGE_ROOT: root })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/** Lets the project's coverage tell of Python too: its own provider goes on behind ours. */
export function addPython({ config }: Vitest): void {
  const { coverage, root } = config
  const { enabled, provider } = coverage
  if (!enabled || !bases.has(provider) || config.browser?.enabled) return
  const base = installed(provider, root)
  if (base === undefined) return
  process.env['PIPEPROOF_COVERAGE_BASE'] = base
  openFolder(root)
  Object.assign(coverage, {
    provider: 'custom',
    customProviderModule: fileURLToPath(new URL('./coverage-provider.js', import.meta.url)),
  })
}
