import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { version } from '../../src/shared/version.ts'

test('the version is that of the package', () => {
  const manifest: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(version).toBe(manifest.version)
  expect(version).toMatch(/^\d+\.\d+\.\d+/)
})
