import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BrokenTable } from './formats/format.ts'
import { demandNoNul, NulWatch, watching } from './nul.ts'
import { codeOf, reasonOf } from '../shared/thrown.ts'

/** Tells by the ending whether a file is packed. */
export const isGzip = (file: string): boolean => /\.gz$/i.test(file)

const reasons: Record<string, string> = {
  'unexpected end of file': 'gzip that ends too early',
  'incorrect header check': 'file that is not gzip',
}

/** The engine takes a gzip that was cut between two rows for a whole one, looks at no checksum, and reads a NUL in a text. */
export async function demandWhole(file: string, isText: boolean): Promise<void> {
  if (!isGzip(file)) return isText ? demandNoNul(file) : undefined
  if (statSync(file).size === 0) throw new BrokenTable('empty file')
  try {
    await pipeline(createReadStream(file), createGunzip(), watching(isText ? new NulWatch() : undefined))
  } catch (error) {
    if (!codeOf(error)?.startsWith('Z_')) throw error
    throw new BrokenTable(reasons[reasonOf(error)] ?? 'gzip that is damaged')
  }
}

/** Said to the engine for files that are all packed, or all not. */
export const compressionOf = (files: string[]): string =>
  `compression = '${files.some((file) => isGzip(file)) ? 'gzip' : 'uncompressed'}'`
