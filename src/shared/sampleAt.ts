import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { PipeproofError } from '../errors.ts'
import { filesBelow, nearestFile, statsOf } from './files.ts'
import { globMatcher } from './glob.ts'
import { shown } from './paths.ts'

/** Files of a user's, by their paths from the folder that stands for a port. */
export interface Sample {
  dir: string
  names: string[]
}

const isHidden = (name: string): boolean => /(^|\/)[._]/.test(name)

function noData(path: string, received: string): PipeproofError {
  const facts = { received, place: `\`${shown(path)}\``, expected: 'files with data' }
  return new PipeproofError('wrongValue', { ...facts, advice: 'mend the path' })
}

/** The files behind a path that names a file, a folder or a glob; hidden ones are no data. */
export function sampleAt(path: string): Sample {
  const stats = statsOf(path)
  if (stats?.isFile()) return { dir: dirname(path), names: [basename(path)] }
  const star = path.search(/[*?]/)
  const dir = stats ? path : star === -1 ? undefined : dirname(`${path.slice(0, star)}x`)
  if (dir === undefined || !existsSync(dir))
    throw new PipeproofError('missingFile', {
      path: shown(path),
      nearest: nearestFile(shown(path), dirname(path), basename(path)),
    })
  const fits = stats ? () => true : globMatcher(path.slice(dir.length + 1))
  const names = filesBelow(dir).filter((name) => fits(name) && !isHidden(name))
  if (names.length === 0) throw noData(path, stats ? 'empty folder' : 'pattern that fits no file')
  return { dir, names }
}
