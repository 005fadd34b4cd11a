import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashFile } from '../../src/shared/hashFile.ts'
import { folder } from '../support/folder.ts'

const large = Buffer.alloc(2_500_000, 'x')
const sum = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

test('a file of any size is hashed, piece by piece', () => {
  const dir = folder({ large, empty: '' })
  const pieces: Buffer[] = []
  expect(hashFile(join(dir, 'large'), (bytes) => pieces.push(Buffer.from(bytes)))).toBe(sum(large))
  expect(Buffer.concat(pieces).equals(large)).toBe(true)
  expect(hashFile(join(dir, 'empty'))).toBe(sum(''))
})
