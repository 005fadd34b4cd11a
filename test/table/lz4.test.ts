import { expect, test } from 'vitest'
import { unpackLz4 } from '../../src/table/lz4.ts'

/** A frame of one block: four bytes as they are, then eight that repeat them. */
const frame = Buffer.from('04224d184040000600000044616263640000000000', 'hex')

const body = (block: string, size = block.length / 2): Buffer => {
  const head = Buffer.from('04224d18404000', 'hex')
  const length = Buffer.alloc(4)
  length.writeUInt32LE(size)
  return Buffer.concat([head, length, Buffer.from(block, 'hex'), Buffer.alloc(4)])
}

test('unpacks runs of bytes, and copies that overlap with themselves', () => {
  expect(Buffer.from(unpackLz4(body('446162636404001021'))).toString()).toBe('abcdabcdabcd!')
  expect(Buffer.from(unpackLz4(body('1f78010001107a'))).toString()).toBe(`${'x'.repeat(1 + 4 + 15 + 1)}z`)
})

test('takes a block that is not packed as it is', () => {
  expect(Buffer.from(unpackLz4(body('616263', 0x80000003))).toString()).toBe('abc')
})

test.each([
  ['no LZ4', Buffer.from('0123456789'), 'bytes that are no LZ4'],
  ['a block that is cut off', frame, 'ends too early'],
  ['a copy of what is not there', body('106109001061'), 'damaged'],
])('refuses %s', (_, bytes, reason) => {
  expect(() => unpackLz4(bytes)).toThrow(reason)
})
