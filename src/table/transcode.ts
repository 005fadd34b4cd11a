import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { decoderOf } from './encoding.ts'
import { BrokenTable } from './formats/format.ts'
import { isGzip } from './gzip.ts'
import { codeOf } from '../shared/thrown.ts'

/** What the engine reads of UTF-16 is wrong or nothing at all, so it gets UTF-8. */
async function* fromUtf16(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: ReturnType<typeof decoderOf> | undefined
  try {
    for await (const chunk of chunks) yield (decoder ??= decoderOf(chunk, true)).decode(chunk, { stream: true })
    yield decoder?.decode() ?? ''
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new BrokenTable('file that is not UTF-16')
    throw error
  }
}

/** Hands out a copy of a file in UTF-8, which is gone afterwards. */
export async function inUtf8<T>(file: string, use: (copy: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'pipeproof-utf8-'))
  const copy = join(dir, 'copy')
  try {
    const source = createReadStream(file)
    await (isGzip(file)
      ? pipeline(source, createGunzip(), fromUtf16, createWriteStream(copy))
      : pipeline(source, fromUtf16, createWriteStream(copy)))
    return await use(copy)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
