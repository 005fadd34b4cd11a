import { cpSync, existsSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import type { DataSpec } from '../../model/data.ts'
import { filesBelow } from '../../shared/files.ts'
import { sameFile } from '../../shared/sameFile.ts'
import { Stopped } from '../../shared/stopped.ts'
import type { Target } from '../source.ts'

const withFolders = (path: string): string[] => (path === '.' ? [] : [path, ...withFolders(dirname(path))])

/** Remembers who wrote what: one file may not lie over another, nor where another has a folder. */
class Writers {
  readonly #files = new Map<string, string>()
  readonly #paths = new Map<string, string>()
  readonly #place: string

  constructor(place: string) {
    this.#place = place
  }

  add(producer: string, files: string[]): void {
    for (const file of files) {
      const path = withFolders(file).find((each) => this.#files.has(each)) ?? file
      const other = this.#files.get(path) ?? this.#paths.get(path)
      if (other !== undefined) throw new Stopped(sameFile(path, { place: this.#place, producers: [other, producer] }))
    }
    for (const file of files) {
      this.#files.set(file, producer)
      for (const path of withFolders(file)) this.#paths.set(path, producer)
    }
  }
}

/** A copy of what other steps wrote, so that a script may damage its input; `folder` tells where that is. */
export async function upstream(
  { place, dir }: Target,
  { step, port, also = [] }: Extract<DataSpec, { kind: 'upstream' }>,
  folder: Upstream,
): Promise<void> {
  const writers = new Writers(place)
  for (const producer of [{ step, port }, ...also]) {
    const from = await folder(producer.step, producer.port)
    // a script may write nothing and not even make the folder: the next one gets an empty one
    if (!existsSync(from)) continue
    writers.add(`${producer.step}.${producer.port}`, filesBelow(from))
    cpSync(from, dir, { recursive: true })
  }
}

export type Upstream = (step: string, port: string) => Promise<string>
