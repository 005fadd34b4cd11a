import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { textFormats } from '../../src/shared/textFormat.ts'
import { query } from '../../src/table/engine.ts'
import { hashed, hashedLike } from '../../src/table/hashed.ts'
import { literal } from '../../src/table/sql.ts'

async function hashesOf(values: (string | null)[], key = 'a'): Promise<unknown[]> {
  const list = values.map((value, row) => `(${row}, ${literal(value)})`).join(', ')
  const rows = await query(`SELECT ${hashed('v', key)} FROM (VALUES ${list}) t(row, v) ORDER BY row`)
  return rows.map(([value]) => value)
}

const digits = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String)
const addresses = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((octets) => octets.join('.'))
const texts = fc.oneof(fc.string(), digits, addresses, fc.emailAddress(), fc.uuid(), fc.webUrl())
const some = fc.uniqueArray(texts, { minLength: 1, maxLength: 300 })

test('hashes of different values differ, are the same every time, and are others for another key', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(some, async (values) => {
      const hashes = await hashesOf(values)
      expect(new Set(hashes).size).toBe(values.length)
      expect(await hashesOf(values.toReversed())).toEqual(hashes.toReversed())
      const others = await hashesOf(values, 'b')
      expect(others.filter((other, row) => other === hashes[row] && values[row] !== '')).toEqual([])
      expect(hashes.filter((hash, row) => hash === values[row] && hash !== '')).toEqual([])
      ran++
    }),
    { numRuns: 40, seed: 1 },
  )
  expect(ran).toBe(40)
}, 60_000)

test('100,000 ids in a row, and as many addresses, stay as many', async () => {
  const numbers = `SELECT count(DISTINCT ${hashed('v', 'k')})::INT FROM (SELECT range::VARCHAR AS v FROM range(100000))`
  expect(await query(numbers)).toEqual([[100_000]])
  const dotted = `'10.' || (range >> 16) || '.' || ((range >> 8) & 255) || '.' || (range & 255)`
  const many = `SELECT count(DISTINCT ${hashed('v', 'k')})::INT FROM (SELECT ${dotted} AS v FROM range(100000))`
  expect(await query(many)).toEqual([[100_000]])
})

test('a value keeps its form', async () => {
  const values = [
    '7',
    '-7',
    '0',
    '123456789012345678',
    'ada@example.org',
    '10.0.0.1',
    'https://ada.example.org/x',
    'Ada',
    '007',
    '1.5',
    '',
    null,
  ]
  expect(await hashesOf(values)).toMatchInlineSnapshot(`
    [
      "1307888777320529",
      "-1307888777320529",
      "702394124482073",
      "3819233338190822",
      "96b096ed66ee9398@example.com",
      "203.72.99.86",
      "https://example.com/788b409e45847425",
      "h06bd489accc77a98c62",
      "h251dc190e8ad191567c",
      "h550d453aa27c2073eb2",
      "",
      null,
    ]
  `)
})

test.each(['email', 'uuid', 'ipv4', 'uri'] as const)('a hash of %s is of that format', async (format) => {
  const made = {
    email: 'a.b+c@d.example',
    uuid: '11111111-2222-3333-4444-555555555555',
    ipv4: '192.168.0.1',
    uri: 'http://x.de/y',
  }
  const [hash] = await hashesOf([made[format]])
  expect(textFormats[format](String(hash))).toBe(true)
  expect(String(hash).length).toBe(format === 'ipv4' ? String(hash).length : hashedLike[format]?.length)
})

test('a number stays within what a program takes for whole', async () => {
  const hashes = await hashesOf(['0', '1', '999999999999999', '-5', '9999999999999999'])
  for (const hash of hashes) expect(Math.abs(Number(hash))).toBeLessThanOrEqual(Number(hashedLike['integer']))
  expect(hashes.map(Number).every((hash) => Number.isSafeInteger(hash) && hash !== 0)).toBe(true)
})
