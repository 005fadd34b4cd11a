import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { maskFile, tailOf } from '../../src/run/logs.ts'
import { masker } from '../../src/shared/mask.ts'

const folder = mkdtempSync(join(tmpdir(), 'pipeproof-logs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
function logOf(text: string | Buffer): string {
  const file = join(folder, `${++count}.log`)
  writeFileSync(file, text)
  return file
}

const mask = masker(['tok-123456'])

describe('the end of a log', () => {
  test('is all of a short one', () => {
    expect(tailOf(logOf(''))).toBe('')
    expect(tailOf(logOf('one\ntwo\n'))).toBe('one\ntwo\n')
  })

  test('is the last 64 kB of a long one', () => {
    const tail = tailOf(logOf(`start${'x'.repeat(100_000)}end`))
    expect(tail).toHaveLength(65_536)
    expect(tail.endsWith('xend')).toBe(true)
  })
})

describe('a log on disk', () => {
  test('loses its secrets', () => {
    const file = logOf('a tok-123456 b tok-123456\n')
    maskFile(file, mask)
    expect(readFileSync(file, 'utf8')).toBe('a *** b ***\n')
  })

  test('without a secret stays as it is, byte for byte', () => {
    const bytes = Buffer.from([0x63, 0xe9, 0x0a, 0x00, 0xff])
    const file = logOf(bytes)
    maskFile(file, mask)
    expect(readFileSync(file)).toEqual(bytes)
  })

  test('that is huge keeps only its end when it holds a secret anywhere', () => {
    const file = logOf('tok-123456\n')
    appendFileSync(file, Buffer.alloc(65 * 1024 * 1024, 'x\n'))
    maskFile(file, mask)
    expect(statSync(file).size).toBe(65_536)
    expect(readFileSync(file, 'utf8')).not.toContain('tok-123456')
  })

  test('that is huge stays as it is when it holds none', () => {
    const file = logOf(Buffer.alloc(65 * 1024 * 1024, 'x\n'))
    maskFile(file, mask)
    expect(statSync(file).size).toBe(65 * 1024 * 1024)
  })

  test('that is huge hides a secret that lies across two pieces', () => {
    const piece = 16 * 1024 * 1024
    const file = logOf(
      Buffer.concat([Buffer.alloc(piece - 5, 'x'), Buffer.from('tok-123456'), Buffer.alloc(3.2 * piece, 'y')]),
    )
    maskFile(file, mask)
    expect(statSync(file).size).toBe(65_536)
  })
})
