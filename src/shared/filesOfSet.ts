import { dirname, join } from 'node:path'
import type { DataSet } from '../model/dataSet.ts'

/** The folder that stands for a port: the one above the first wildcard, that of the file, or the one that is named. */
function folderOf({ path, files }: Pick<DataSet, 'path' | 'files'>): string {
  const star = path.search(/[*?]/)
  if (star !== -1) return dirname(`${path.slice(0, star)}x`)
  return Object.hasOwn(files, path) ? dirname(path) : path
}

/** The files of a data set, and what each is called in the folder that stands for a port. */
export function filesOfSet(set: Pick<DataSet, 'path' | 'files'>, home: string): { path: string; name: string }[] {
  const folder = join(home, folderOf(set))
  return Object.keys(set.files).map((file) => {
    const path = join(home, file)
    return { path, name: path.slice(folder.length + 1) }
  })
}
