import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearestFile, statsOf } from './files.ts'
import { shown } from './paths.ts'
import { codeOf } from './thrown.ts'

const isMissing = (cause: unknown): boolean => codeOf(cause) === 'ENOENT'

let noticed: Set<string> | undefined

/** The files that are read meanwhile, also where that comes to nothing. */
export function filesReadBy(act: () => void): string[] {
  const before = noticed
  const own = new Set<string>()
  noticed = own
  try {
    act()
  } finally {
    noticed = before
    for (const file of own) before?.add(file)
  }
  return [...own]
}

/** The text of a file that a user named, at the place `at`. */
export function readNamed(file: string, at?: Location): string {
  noticed?.add(file)
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (statsOf(file)?.isDirectory()) {
      const facts = { received: 'folder', place: `\`${shown(file, at && dirname(at.file))}\``, expected: 'a file' }
      throw new PipeproofError('wrongValue', { ...facts, advice: 'name a file in it' }, { at, cause })
    }
    // as it is written where it is named, so that the nearest name can be pasted there
    const path = shown(file, at && dirname(at.file))
    const nearest = nearestFile(path, dirname(file), basename(file))
    // that it is not there is all there is to say; a refusal has a cause worth telling
    const told = isMissing(cause) ? {} : { cause }
    throw new PipeproofError('missingFile', { path, nearest }, { at, subject: file, ...told })
  }
}
