import { createReadStream, statSync } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BrokenTable } from './formats/format.ts'

/** Tells by the ending whether a file is packed. */
export const isGzip = (file: string): boolean => /\.gz$/i.test(file)

const reasons: Record<string, string> = {
  'unexpected end of file': 'gzip that ends too early',
  'incorrect header check': 'file that is not gzip',
}

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/** The engine takes a gzip that was cut between two rows for a whole one, and looks at no checksum. */
export async function demandWhole(file: string): Promise<void> {
  if (!isGzip(file)) return
  if (statSync(file).size === 0) throw new BrokenTable('empty file')
  try {
    await pipeline(createReadStream(file), createGunzip(), nowhere())
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error
    throw new BrokenTable(reasons[error.message] ?? 'gzip that is damaged')
  }
}

/** Said to the engine for files that are all packed, or all not. */
export const compressionOf = (files: string[]): string =>
  `compression = '${files.some((file) => isGzip(file)) ? 'gzip' : 'uncompressed'}'`
