import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** A path as it is shown: from the working directory, with `/`. */
export function shown(path: string, from: string = process.cwd()): string {
  const short = relative(from, path).split(sep).join('/')
  return short === '' ? '.' : short
}

/** The nearest folder at or above `from` that holds `name`. */
export function folderWith(name: string, from: string): string | undefined {
  if (existsSync(join(from, name))) return from
  const parent = dirname(from)
  return parent === from ? undefined : folderWith(name, parent)
}

/** The folder for all that pipeproof leaves on disk. */
export function stateFolder(from: string): string {
  const home = folderWith('pipeproof.yaml', from) ?? folderWith('package.json', from) ?? from
  return join(home, '.pipeproof')
}

/** The folder of results that later runs may use. */
export const cacheFolder = (from: string): string => join(stateFolder(from), 'cache')
