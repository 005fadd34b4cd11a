import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonCoverage } from 'pipeproof/kit'

const counted = '__coverage__'

interface JestGlobals {
  [counted]?: Record<string, unknown>
  afterAll(body: () => Promise<void>, timeoutMs: number): void
}

const patienceMs = 120_000
// Jest puts them there before it loads this file
const framework = globalThis as unknown as JestGlobals

/** Collects what Python covers for one test file, and puts it to what Jest counts of that file. */
function addPython(): void {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-coverage-'))
  process.env['PIPEPROOF_COVERAGE'] = folder
  framework.afterAll(async () => {
    const files = await pythonCoverage({ folder, root: process.cwd() })
    framework[counted] = { ...framework[counted], ...Object.fromEntries(files.map((file) => [file.path, file])) }
    rmSync(folder, { recursive: true, force: true })
  }, patienceMs)
}

if (process.env['PIPEPROOF_JEST_COVERAGE']) addPython()
