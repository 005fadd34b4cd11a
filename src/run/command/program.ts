import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { PipeproofError } from '../../errors.ts'
import { namesIn } from '../../shared/files.ts'
import { nearest } from '../../shared/nearest.ts'
import { shown } from '../../shared/paths.ts'

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return isFile(path)
  } catch {
    return false
  }
}

/** Where `PATH` has a program. */
export const onPath = (name: string, path: string): string | undefined =>
  foldersIn(path)
    .map((folder) => join(folder, name))
    .find(isExecutable)

// an empty entry would be the folder that happens to be the current one
const foldersIn = (path: string): string[] => path.split(delimiter).filter((folder) => folder !== '')

/** The program that the first word of a command means, or what to write instead. */
export function programFor(word: string, path: string): string {
  if (!/[/\\]/.test(word)) {
    const found = onPath(word, path)
    if (found !== undefined) return found
    const known = foldersIn(path).flatMap(namesIn)
    throw new PipeproofError('noCommand', {
      command: word,
      reason: 'it is not on `PATH`',
      nearest: nearest(word, [...new Set(known)]),
    })
  }
  if (isExecutable(word)) return word
  const command = shown(word)
  if (!isFile(word)) throw new PipeproofError('noCommand', { command, reason: 'it is not there', nearest: undefined })
  const advice = `run \`chmod +x ${command}\`, or name its interpreter first`
  throw new PipeproofError('noCommand', { command, reason: 'it is not executable', nearest: undefined, advice })
}
