import { appendFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { encoded, type Encoding } from './encoding.ts'
import { isGzip } from './gzip.ts'

const pack = promisify(gzip)

/** Lines in one string: what is written at a time stays far from the longest string there can be. */
const chunk = 10_000

function* chunksOf(lines: Iterable<string>): Generator<string> {
  let held: string[] = []
  for (const line of lines) {
    held.push(line)
    if (held.length < chunk) continue
    yield held.join('')
    held = []
  }
  yield held.join('')
}

/** Writes text, packed where the name says so: gzips one after the other are one. */
export async function writeLines(path: string, lines: Iterable<string>, encoding: Encoding = 'utf-8'): Promise<void> {
  let write: typeof writeFile | typeof appendFile = writeFile
  for (const text of chunksOf(lines)) {
    const bytes = encoded(text, encoding, write === writeFile)
    await write(path, isGzip(path) ? await pack(bytes) : bytes)
    write = appendFile
  }
}
