import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressionOf, demandWhole, isGzip } from '../../src/table/gzip.ts'
import { writeLines } from '../../src/table/lines.ts'
import { folder } from '../support/folder.ts'

test('the ending tells what is packed', () => {
  expect(['a.csv.gz', 'a.CSV.GZ', 'a.gz.csv', 'gz'].map(isGzip)).toEqual([true, true, false, false])
  expect([compressionOf(['a.csv.gz']), compressionOf(['a.csv'])]).toEqual([
    `compression = 'gzip'`,
    `compression = 'uncompressed'`,
  ])
})

test('many lines are packed in parts that are one file, and the same lines give the same bytes', async () => {
  const lines = Array.from({ length: 25_000 }, (_, index) => `${index}\n`)
  const [a, b] = [join(folder(), 'a.gz'), join(folder(), 'b.gz')]
  for (const path of [a, b]) await writeLines(path, lines)
  await demandWhole(a, true)
  expect(gunzipSync(readFileSync(a)).toString()).toBe(lines.join(''))
  expect(readFileSync(a)).toEqual(readFileSync(b))
})

test('no line is a file all the same', async () => {
  const dir = folder()
  for (const name of ['a.txt', 'a.txt.gz']) await writeLines(join(dir, name), [])
  expect(readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('')
  expect(gunzipSync(readFileSync(join(dir, 'a.txt.gz')))).toHaveLength(0)
})

test('a file that is not there stays the error of the disk', async () => {
  await expect(demandWhole('/nowhere/a.gz', false)).rejects.toThrow('ENOENT')
})
