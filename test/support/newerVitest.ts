import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'

const packages = [
  'vitest@5.1.0',
  '@vitest/ui@5.1.0',
  'vite@7',
  'node24@npm:node@24',
  '@types/node@24',
  'typescript@6.0.3',
]

/** Installs Vitest 5 with the Node that it needs below the other installation; where that is impossible it says why. */
export async function installNewerVitest(installed: string): Promise<string | undefined> {
  const folder = join(installed, 'newer')
  if (existsSync(folder)) return folder
  const tarball = readdirSync(installed).find((name) => name.endsWith('.tgz')) ?? ''
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'newer', private: true }))
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', join(installed, tarball), ...packages]
  const { exitCode, all } = await execa('npm', args, { cwd: folder, reject: false, all: true, timeout: 150_000 })
  if (exitCode === 0) return folder
  console.log(`skipped: Vitest 5 can not be installed: ${all.slice(-300)}`)
  return undefined
}
