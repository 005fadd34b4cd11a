import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

type Files = Record<string, string | Buffer>

const made = new Set<string>()

// a run that a test did not wait for makes its folder anew
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

function filled(files: Files, whenDone: (tidy: () => void) => void): string {
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-test-'))
  made.add(dir)
  whenDone(() => rmSync(dir, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
  return dir
}

/** A folder with these files, gone when the test ends. */
export const folder = (files: Files = {}): string => filled(files, onTestFinished)

/** A folder with these files that several tests share, gone after the last. */
export const sharedFolder = (files: Files = {}): string => filled(files, afterAll)
