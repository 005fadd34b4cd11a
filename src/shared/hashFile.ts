import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const chunk = 1024 * 1024

/** The SHA-256 of a file's bytes, however many they are; `each` sees them too. */
export function hashFile(path: string, each: (bytes: Buffer) => void = () => undefined): string {
  const sum = createHash('sha256')
  const handle = openSync(path, 'r')
  try {
    // a buffer for each of many small files must be small
    const buffer = Buffer.allocUnsafe(Math.min(fstatSync(handle).size + 1, chunk))
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      const bytes = buffer.subarray(0, read)
      sum.update(bytes)
      each(bytes)
    }
  } finally {
    closeSync(handle)
  }
  return sum.digest('hex')
}
