import type { CsvDialect } from '../model/contract.ts'

export type Encoding = NonNullable<CsvDialect['encoding']>

export const encodingNames: Record<Encoding, string> = { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', 'latin-1': 'Latin-1' }

const isBigEndian = (bytes: Uint8Array): boolean => bytes[0] === 0xfe && bytes[1] === 0xff

/** UTF-16 without a mark is little endian, as nearly every machine is. */
export const decoderOf = (bytes: Uint8Array, fatal: boolean): InstanceType<typeof TextDecoder> =>
  new TextDecoder(isBigEndian(bytes) ? 'utf-16be' : 'utf-16le', { fatal })

export function decoded(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'latin-1') return bytes.toString('latin1')
  // half a character at the end is none
  if (encoding === 'utf-16') return decoderOf(bytes, false).decode(bytes.subarray(0, bytes.length & ~1))
  return new TextDecoder().decode(bytes)
}

/** The first character that Latin-1 has no byte for. */
const beyondLatin1 = /[^\p{ASCII}\u00A0-\u00FF]/u

/** A text that can not be written in an encoding. */
export class Unwritable extends Error {}

/** The bytes of a text; UTF-16 begins with the mark that tells its byte order. */
export function encoded(text: string, encoding: Encoding, isFirst: boolean): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16') return Buffer.from(`${isFirst ? '\uFEFF' : ''}${text}`, 'utf16le')
  const [character] = beyondLatin1.exec(text) ?? []
  if (character !== undefined) throw new Unwritable(character)
  return Buffer.from(text, 'latin1')
}
