import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rememberedHash } from '../../../src/run/cache/hashes.ts'
import { folder } from '../../support/folder.ts'

const large = Buffer.alloc(2_500_000, 'x')
const sum = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

test('a large file is hashed once as long as it stays', () => {
  const dir = folder({ large })
  const [path, memory] = [join(dir, 'large'), join(dir, 'memory')]
  vi.setSystemTime(Date.now() + 10_000)
  expect(rememberedHash(path, memory)).toBe(sum(large))
  const [name = ''] = readdirSync(memory)
  const kept = readFileSync(join(memory, name), 'utf8')
  writeFileSync(join(memory, name), kept.replace(sum(large), 'remembered'))
  expect(rememberedHash(path, memory)).toBe('remembered')
  utimesSync(path, 1, 1)
  expect(rememberedHash(path, memory)).toBe(sum(large))
  vi.useRealTimers()
})

test('a file that has just changed is not remembered, nor is a small one', () => {
  const dir = folder({ large, small: 'x' })
  const memory = join(dir, 'memory')
  expect(rememberedHash(join(dir, 'large'), memory)).toBe(sum(large))
  expect(rememberedHash(join(dir, 'small'), memory)).toBe(sum('x'))
  expect(readdirSync(dir)).not.toContain('memory')
})
