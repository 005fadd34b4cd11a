import { createHash } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, statSync, type BigIntStats } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceFile } from '../../shared/files.ts'
import { sha256 } from './canonical.ts'

/** A smaller file is hashed in less time than it takes to look it up. */
const worthRemembering = 1024 * 1024
/** A file may change twice within one tick of its clock. */
const settledNs = 2_000_000_000n
const chunk = 1024 * 1024

/** The hash of a file's bytes, however many they are; `each` sees them too. */
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

const stampOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string => `${ino} ${size} ${mtimeNs} ${ctimeNs}`

interface Remembered {
  stamp: string
  hash: string
}

function recalled(place: string): Remembered | undefined {
  try {
    // written below
    return JSON.parse(readFileSync(place, 'utf8')) as Remembered
  } catch {
    return undefined
  }
}

function remember(place: string, known: Remembered): void {
  try {
    mkdirSync(dirname(place), { recursive: true })
    replaceFile(place, JSON.stringify(known))
  } catch {
    // it is hashed again, which takes longer and changes nothing
  }
}

/** The hash of a file of the user's, remembered in `memory` as long as inode, size and times stay. */
export function rememberedHash(path: string, memory: string): string {
  const stats = statSync(path, { bigint: true })
  if (stats.size < worthRemembering) return hashFile(path)
  const stamp = stampOf(stats)
  const place = join(memory, sha256(path).slice(0, 32))
  const before = recalled(place)
  if (before?.stamp === stamp) return before.hash
  const hash = hashFile(path)
  const settled = BigInt(Date.now()) * 1_000_000n - stats.ctimeNs > settledNs
  if (settled && stampOf(statSync(path, { bigint: true })) === stamp) remember(place, { stamp, hash })
  return hash
}
