import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { execa } from 'execa'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the packed tarball and the frameworks installed; tests make their projects inside. */
    installed: string
  }
}

const root = resolve(import.meta.dirname, '../..')

/** Packs the package and installs it as a user would, once for all end-to-end tests. */
export default async function install(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-e2e-'))
  const { stdout } = await execa('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'e2e', private: true }))
  const packages = [
    join(folder, filename),
    'vitest@4.1.12',
    '@vitest/coverage-v8@4.1.12',
    '@vitest/coverage-istanbul@4.1.12',
    '@vitest/ui@4.1.12',
    'vite@7',
    'jest@30',
    'jest-junit@17',
    'babel-jest@30',
    '@babel/preset-env@7',
    '@babel/preset-typescript@7',
    '@jest/globals@30',
    '@types/jest@30',
    'ts-jest@29',
    'ts59@npm:typescript@5.9',
    'typescript@6.0.3',
    '@types/node@20',
  ]
  await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], { cwd: folder })
  project.provide('installed', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
