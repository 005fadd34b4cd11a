import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'

const tailBytes = 65_536
const rewritable = 64 * 1024 * 1024

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

/** Hides secrets in a log on disk; one too large to rewrite keeps only its end. */
export function maskFile(file: string, mask: (text: string) => string): void {
  const text = statSync(file).size > rewritable ? tailOf(file) : readFileSync(file, 'utf8')
  const masked = mask(text)
  if (masked !== text || text.length > rewritable) writeFileSync(file, masked)
}
