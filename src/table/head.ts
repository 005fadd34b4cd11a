import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import { isGzip } from './gzip.ts'
import { BrokenTable } from './formats/format.ts'

export const firstBytes = 65_536

interface Head {
  bytes: Buffer
  isWhole: boolean
}

/** As much as can be unpacked of a part; what is missing after it is no error here. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    throw new BrokenTable('file that is not gzip')
  }
}

/** The first bytes of a file, unpacked. */
export function headOf(file: string, count = firstBytes): Head {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(count)
    const bytes = buffer.subarray(0, readSync(handle, buffer))
    const isWhole = bytes.length >= fstatSync(handle).size
    return { bytes: isGzip(file) && bytes.length > 0 ? unpacked(bytes) : bytes, isWhole }
  } finally {
    closeSync(handle)
  }
}
