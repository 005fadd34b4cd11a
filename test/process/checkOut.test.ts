import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from '../../src/shared/files.ts'
import { openRevision } from '../../src/process/git.ts'
import { folder } from '../support/folder.ts'
import { repository } from '../support/repository.ts'

const at = { file: 'c.yaml', line: 1, column: 1 }

test('the files of a revision lie in a folder as they lay in the repository, whose own files and index stay', () => {
  const dir = repository({
    'a b/clean.py': 'old\n',
    'a b/bin/é.txt': 'old\n',
    'large.csv': 'x'.repeat(1_000_001),
    'top.py': 'old\n',
  })
  writeFileSync(join(dir, 'a b/clean.py'), 'new\n')
  mkdirSync(join(dir, '.git/hooks'), { recursive: true })
  writeFileSync(join(dir, '.git/hooks/post-checkout'), '#!/bin/sh\ntouch ../hooked\n', { mode: 0o755 })
  const before = execFileSync('git', ['-C', dir, 'status', '--short'], { encoding: 'utf8' })
  const home = folder()
  const placeOf = openRevision({ file: join(dir, 'a b/clean.py'), revision: 'main', at }).checkOut(join(home, 'at'))
  expect(filesBelow(join(home, 'at')).filter((name) => !name.startsWith('.'))).toEqual([
    'a b/bin/é.txt',
    'a b/clean.py',
    'top.py',
  ])
  expect(readFileSync(placeOf(join(dir, 'a b/clean.py')), 'utf8')).toBe('old\n')
  expect(placeOf(join(dir, 'top.py'))).toBe(join(home, 'at/top.py'))
  expect(readFileSync(join(dir, 'a b/clean.py'), 'utf8')).toBe('new\n')
  expect(execFileSync('git', ['-C', dir, 'status', '--short'], { encoding: 'utf8' })).toBe(before)
  expect(existsSync(join(dir, 'hooked'))).toBe(false)
})
