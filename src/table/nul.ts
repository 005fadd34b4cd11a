import { closeSync, openSync, readSync } from 'node:fs'
import { Writable } from 'node:stream'
import { BrokenTable } from './formats/format.ts'
import { isThrown } from '../shared/thrown.ts'

const size = 1 << 20

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}

/** The byte order mark of UTF-16. */
const isMarked = (bytes: Uint8Array): boolean => bytes.length > 1 && (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xfe + 0xff

/** Looks at the bytes of a text one after the other: a NUL, at which others end, is none of any text. */
export class NulWatch {
  #line = 1

  see(bytes: Uint8Array): false {
    const at = bytes.indexOf(0)
    if (at >= 0 && this.#line === 1 && isMarked(bytes)) throw new BrokenTable('file in UTF-16', 1)
    if (at >= 0) throw new BrokenTable('NUL byte', this.#line + linesIn(bytes.subarray(0, at)))
    this.#line += linesIn(bytes)
    return false
  }
}

/** The end of a stream whose bytes are looked at and forgotten. */
export function watching(watch: NulWatch | undefined): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        watch?.see(chunk)
        done()
      } catch (error) {
        done(isThrown(error) ? error : undefined)
      }
    },
  })
}

function each(file: string, see: (bytes: Buffer) => boolean): boolean {
  const handle = openSync(file, 'r')
  const buffer = Buffer.allocUnsafe(size)
  try {
    for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer))
      if (see(buffer.subarray(0, count))) return true
    return false
  } finally {
    closeSync(handle)
  }
}

/** Looking for the byte takes a small part of the time that reading the values does, counting lines a larger one. */
export function demandNoNul(file: string): void {
  const watch = new NulWatch()
  if (each(file, (bytes) => bytes.includes(0))) each(file, (bytes) => watch.see(bytes))
}
