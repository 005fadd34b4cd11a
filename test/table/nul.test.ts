import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { BrokenTable } from '../../src/table/formats/format.ts'
import { demandWhole } from '../../src/table/gzip.ts'
import { folder } from '../support/folder.ts'

const long = `${'x'.repeat(99)}\n`.repeat(30_000)

test.each([
  ['text', Buffer.from(long), 'whole'],
  ['a NUL at once', Buffer.from('\0'), 'NUL byte, line 1'],
  ['a NUL in the third megabyte', Buffer.from(`${long}x\0`), 'NUL byte, line 30001'],
])('tells the line of %s', async (_, body, found) => {
  const dir = folder({ 'a.txt': body, 'a.txt.gz': gzipSync(body) })
  for (const name of ['a.txt', 'a.txt.gz']) {
    const looked = demandWhole(join(dir, name), true).then(
      () => 'whole',
      (error: unknown) => (error instanceof BrokenTable ? `${error.message}, line ${error.line}` : error),
    )
    expect(await looked).toBe(found)
    await demandWhole(join(dir, name), false)
  }
})
