import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeCovered } from '../../../src/run/covered/take.ts'
import { folder } from '../../support/folder.ts'

test('what the processes of a run say is put together, and what one of them broke off is left out', () => {
  const dir = folder({
    'covered.json': '{"/a.py": [[-1, 1], [1, 2]], "/b.py": [[-1, 1]]}',
    'covered.json.17': '{"/a.py": [[1, 2], [2, -1]]}',
    'covered.json.18': '{"/a.py": [[5,',
  })
  expect(takeCovered(dir)).toEqual({
    '/a.py': [
      [-1, 1],
      [1, 2],
      [2, -1],
    ],
    '/b.py': [[-1, 1]],
  })
  expect(existsSync(join(dir, 'covered.json.17'))).toBe(false)
})

test('a run that says nothing covered nothing', () => {
  expect(takeCovered(folder())).toEqual({})
})
