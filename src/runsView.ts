import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunRecord } from './model/record.ts'
import { PipeproofError } from './errors.ts'
import { readRecord } from './record/read.ts'
import { pruneRuns, type Retention } from './run/retention.ts'
import { isFile, namesIn } from './shared/files.ts'
import { nearest } from './shared/nearest.ts'
import { shown, stateFolder } from './shared/paths.ts'

/** A test run that has left a record. */
export interface KeptRecord {
  id: string
  file: string
  time: number
  bytes: number
  /** Undefined where it can not be read. */
  record: RunRecord | undefined
}

/** The test runs that are kept of the project around a folder, for people who look at them. */
export class RunsView {
  readonly folder: string

  constructor(from: string) {
    this.folder = join(stateFolder(from), 'runs')
  }

  #fileOf(id: string): string {
    return join(this.folder, id, 'record.json')
  }

  #ids(): string[] {
    return namesIn(this.folder).filter((id) => isFile(this.#fileOf(id)))
  }

  /** Every test run with a record, the last one first. */
  list(): KeptRecord[] {
    const kept = this.#ids().map((id): KeptRecord => {
      const file = this.#fileOf(id)
      const { mtimeMs, size } = statSync(file)
      try {
        return { id, file, time: mtimeMs, bytes: size, record: readRecord(file) }
      } catch {
        return { id, file, time: mtimeMs, bytes: size, record: undefined }
      }
    })
    return kept.toSorted((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1))
  }

  /** The file of a record: by its path, by the name of its test run, or of the last one. */
  fileOf(named: string | undefined): string {
    if (named !== undefined && isFile(named)) return named
    const ids = this.#ids()
    if (named !== undefined && ids.includes(named)) return this.#fileOf(named)
    const last = named === undefined ? this.list()[0] : undefined
    if (last) return last.file
    const path = named ?? shown(join(this.folder, '*/record.json'))
    throw new PipeproofError('missingFile', { path, nearest: named === undefined ? undefined : nearest(named, ids) })
  }

  /** Removes old test runs, and tells how many. */
  prune(retention: Retention): number {
    return namesIn(this.folder).length === 0 ? 0 : pruneRuns(this.folder, retention).length
  }
}
