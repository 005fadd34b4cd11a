import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataSet } from '../model/dataSet.ts'
import { statsOf } from './files.ts'
import { hashFile } from './hashFile.ts'

/** What was hashed before in this process, by the stamp of the file. */
const known = new Map<string, string>()

function hashOnce(path: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
  const stamp = [dev, ino, size, mtimeNs, ctimeNs].join(' ')
  const hash = known.get(stamp) ?? hashFile(path)
  known.set(stamp, hash)
  return hash
}

/** A file of a data set that is not what it was when the set was added. */
export interface ChangedFile {
  /** From the folder of the manifest. */
  path: string
  isGone: boolean
}

/** Every file of a data set that changed or is gone. */
export function changedFiles({ files }: Pick<DataSet, 'files'>, manifest: string): ChangedFile[] {
  return Object.entries(files).flatMap(([path, hash]) => {
    const full = join(dirname(manifest), path)
    const isGone = !statsOf(full)?.isFile()
    return isGone || hashOnce(full) !== hash ? [{ path, isGone }] : []
  })
}
