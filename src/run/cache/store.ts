import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { namesIn, replaceFile } from '../../shared/files.ts'
import { canonical, sha256 } from './canonical.ts'
import type { Entry } from './entry.ts'

const temporary = 'tmp'
const entryFile = 'entry.json'
const isKey = /^[0-9a-f]{64}$/

export interface Kept {
  entry: Entry
  dir: string
  usedAt: number
}

/** What can not be removed now is removed with the leftovers; why the work failed is what matters. */
function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // pruning finds it
  }
}

/** The entries of one cache on disk: a folder each, which is there as a whole or not at all. */
export class Store {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  dirOf(key: string): string {
    return join(this.folder, key.slice(0, 2), key)
  }

  lockOf(key: string): string {
    const locks = join(this.folder, 'locks')
    mkdirSync(locks, { recursive: true })
    return join(locks, key)
  }

  /** The entry of a key; one that can not be read, or is not what its own sum says, counts as none. */
  read(key: string): Kept | undefined {
    const dir = this.dirOf(key)
    const file = join(dir, entryFile)
    try {
      const [sum, ...rest] = readFileSync(file, 'utf8').split('\n')
      const text = rest.join('\n')
      if (sha256(text) !== sum) return undefined
      // what has its sum was written below
      return { entry: JSON.parse(text) as Entry, dir, usedAt: statSync(file).mtimeMs }
    } catch {
      return undefined
    }
  }

  /** Makes an entry: `fill` writes its files where nobody looks yet. */
  put(entry: Entry, fill: (dir: string) => void): void {
    const made = this.#temporary()
    try {
      mkdirSync(made, { recursive: true })
      fill(made)
      this.#write(made, entry)
      const dir = this.dirOf(entry.key)
      mkdirSync(dirname(dir), { recursive: true })
      this.remove(entry.key)
      renameSync(made, dir)
    } finally {
      discard(made)
    }
  }

  /** Changes what is known of an entry; its files stay. */
  update(entry: Entry): void {
    this.#write(this.dirOf(entry.key), entry)
  }

  touch(key: string): void {
    const now = new Date()
    try {
      utimesSync(join(this.dirOf(key), entryFile), now, now)
    } catch {
      // it was removed meanwhile
    }
  }

  /** An entry that is being removed is gone at once, not file by file. */
  remove(key: string): void {
    const dir = this.dirOf(key)
    if (!existsSync(dir)) return
    const gone = this.#temporary()
    try {
      mkdirSync(dirname(gone), { recursive: true })
      renameSync(dir, gone)
    } catch {
      // another process was faster
    }
    discard(gone)
  }

  keys(): string[] {
    return namesIn(this.folder)
      .filter((name) => name.length === 2)
      .flatMap((name) => namesIn(join(this.folder, name)))
      .filter((name) => isKey.test(name))
  }

  /** What processes that ended too early left half done. */
  leftovers(): string[] {
    return namesIn(join(this.folder, temporary)).map((name) => join(this.folder, temporary, name))
  }

  #temporary(): string {
    return join(this.folder, temporary, randomBytes(8).toString('hex'))
  }

  #write(dir: string, entry: Entry): void {
    const text = canonical(entry)
    replaceFile(join(dir, entryFile), `${sha256(text)}\n${text}`)
  }
}
