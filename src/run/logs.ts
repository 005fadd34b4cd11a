import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'

const tailBytes = 65_536
const rewritable = 64 * 1024 * 1024
const pieceBytes = 1024 * 1024

/** The end of a file, however large it is. */
export function tailOf(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const buffer = Buffer.alloc(Math.min(size, tailBytes))
    readSync(handle, buffer, 0, buffer.length, size - buffer.length)
    return buffer.toString('utf8')
  } finally {
    closeSync(handle)
  }
}

/** Whether a file that is too large to hold in memory has something to hide; pieces overlap, so that none is cut in two. */
function holdsSecret(file: string, mask: (text: string) => string): boolean {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const buffer = Buffer.alloc(pieceBytes)
    for (let from = 0; from < size; from += buffer.length - tailBytes) {
      const text = buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, from))
      if (mask(text) !== text) return true
    }
    return false
  } finally {
    closeSync(handle)
  }
}

/** Hides secrets in a log on disk; one that is too large to rewrite keeps only its end. */
export function maskFile(file: string, mask: (text: string) => string): void {
  const isLarge = statSync(file).size > rewritable
  if (isLarge && !holdsSecret(file, mask)) return
  const text = isLarge ? tailOf(file) : readFileSync(file, 'utf8')
  const masked = mask(text)
  if (isLarge || masked !== text) writeFileSync(file, masked)
}
