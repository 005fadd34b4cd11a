import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { demandWhole } from '../../src/table/gzip.ts'
import { folder } from '../support/folder.ts'

const long = `${'x'.repeat(99)}\n`.repeat(30_000)

test.each([
  ['text', Buffer.from(long), undefined],
  ['a NUL at once', Buffer.from('\0'), 1],
  ['a NUL in the third megabyte', Buffer.from(`${long}x\0`), 30_001],
])('tells the line of %s', async (_, body, line) => {
  const dir = folder({ 'a.txt': body, 'a.txt.gz': gzipSync(body) })
  for (const name of ['a.txt', 'a.txt.gz']) {
    const looked = demandWhole(join(dir, name), true)
    await (line === undefined ? looked : expect(looked).rejects.toMatchObject({ message: 'NUL byte', line }))
    await demandWhole(join(dir, name), false)
  }
})
