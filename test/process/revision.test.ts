import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { revisionOf } from '../../src/process/revision.ts'
import { folder } from '../support/folder.ts'

function repository(): { dir: string; git: (...args: string[]) => string } {
  const dir = folder({ 'a.txt': 'a' })
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false']
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', dir, ...who, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  git('init', '-q', '-b', 'trunk')
  return { dir, git }
}

test('the commit, the branch and whether a file has changed are told', async () => {
  const { dir, git } = repository()
  expect(await revisionOf(dir)).toBeUndefined()
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  const commit = git('rev-parse', 'HEAD')
  expect(await revisionOf(dir)).toEqual({ commit, branch: 'trunk', dirty: false })
  writeFileSync(join(dir, 'new.txt'), '')
  expect((await revisionOf(dir))?.dirty).toBe(false)
  writeFileSync(join(dir, 'a.txt'), 'b')
  git('checkout', '-q', '--detach')
  expect(await revisionOf(dir)).toEqual({ commit, dirty: true })
})

test('nothing is told without a repository, a folder or git', async () => {
  expect(await revisionOf(folder())).toBeUndefined()
  expect(await revisionOf('/nowhere/at/all')).toBeUndefined()
  vi.stubEnv('PATH', '/nowhere')
  expect(await revisionOf(repositoryless)).toBeUndefined()
  vi.unstubAllEnvs()
})

const repositoryless = import.meta.dirname
