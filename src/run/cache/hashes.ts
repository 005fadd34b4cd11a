import { mkdirSync, readFileSync, statSync, type BigIntStats } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceFile } from '../../shared/files.ts'
import { hashFile } from '../../shared/hashFile.ts'
import { sha256 } from './canonical.ts'

/** A smaller file is hashed in less time than it takes to look it up. */
const worthRemembering = 1024 * 1024
/** A file may change twice within one tick of its clock. */
const settledNs = 2_000_000_000n

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
