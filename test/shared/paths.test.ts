import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cacheFolder, folderWith, shown, stateFolder } from '../../src/shared/paths.ts'
import { folder } from '../support/folder.ts'

test.each([
  ['/repo/a/b.csv', '/repo', 'a/b.csv'],
  ['/repo', '/repo', '.'],
  ['/other/b.csv', '/repo/a', '../../other/b.csv'],
])('%s is shown from %s as `%s`', (path, from, text) => {
  expect(shown(path, from)).toBe(text)
})

test('a path is shown from the working directory unless told', () => {
  expect(shown(join(process.cwd(), 'x'))).toBe('x')
})

test('the nearest folder with a name is the one at or above', () => {
  const dir = folder({ 'package.json': '', 'a/b/file': '', 'a/package.json': '' })
  expect(folderWith('package.json', join(dir, 'a/b'))).toBe(join(dir, 'a'))
  expect(folderWith('package.json', dir)).toBe(dir)
  expect(folderWith('no-such-file-anywhere', dir)).toBeUndefined()
})

test('what is left on disk stands beside the nearest settings, else the package, else here', () => {
  const dir = folder({ 'pipeproof.yaml': '', 'a/package.json': '', 'a/b/file': '' })
  expect(stateFolder(join(dir, 'a/b'))).toBe(join(dir, '.pipeproof'))
  const other = folder({ 'package.json': '', 'a/file': '' })
  expect(stateFolder(join(other, 'a'))).toBe(join(other, '.pipeproof'))
  expect(stateFolder('/')).toBe('/.pipeproof')
  expect(cacheFolder('/')).toBe('/.pipeproof/cache')
})
