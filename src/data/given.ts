import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Dataset, Port } from '../model/contract.ts'
import type { DataSet } from '../model/dataSet.ts'
import { PipeproofError } from '../errors.ts'
import { filesBelow, nearestFile } from '../shared/files.ts'
import { globMatcher } from '../shared/glob.ts'
import { shown } from '../shared/paths.ts'
import { filesOfSet } from '../shared/filesOfSet.ts'
import { allOf, oneOf } from '../shared/words.ts'
import { formatNameOf } from '../table/formats.ts'
import type { Target } from './source.ts'

/** A file of the user's, and its name in the folder of the port. */
export interface Given {
  path: string
  name: string
}

const endingOf = (name: string): string => /\.[a-z0-9]+(\.gz)?$/i.exec(name)?.[0].toLowerCase() ?? ''
const isPacked = (name: string): boolean => /\.gz$/i.test(name)

/** Tells whether a file could bear another name: it is then still read as what it is. */
function agrees(file: string, pattern: string, { format }: Dataset): boolean {
  if (endingOf(file) === endingOf(pattern)) return true
  return format !== undefined && formatNameOf(file) === format && isPacked(file) === isPacked(pattern)
}

const patternsOf = ({ datasets }: Port): string[] => Object.values(datasets).flatMap(({ patterns }) => patterns)

/** The one name that a port has for all its data, if the file can bear it. */
function onlyName(file: string, { datasets }: Port): string | undefined {
  const names = Object.values(datasets).flatMap((dataset) => dataset.patterns.map((pattern) => ({ pattern, dataset })))
  const [only, second] = names
  if (!only || second || /[*?]/.test(only.pattern)) return undefined
  return agrees(file, only.pattern, only.dataset) ? only.pattern : undefined
}

function nameFor(file: string, port: Port): string {
  const isFitting = patternsOf(port).some((pattern) => globMatcher(pattern)(file))
  return isFitting ? file : (onlyName(file, port) ?? file)
}

/** What is there in place of what a port reads. */
function seen(names: string[], path: string, isFile: boolean): string {
  if (isFile) return `file \`${shown(path)}\``
  return names.length === 0 ? `empty folder \`${shown(path)}\`` : `files ${allOf(names)} of \`${shown(path)}\``
}

function demandFitting(names: string[], { place, port }: Target, received: string): void {
  const patterns = patternsOf(port)
  const isOwn = patterns.map(globMatcher)
  if (!port.required || patterns.length === 0 || names.some((name) => isOwn.some((fits) => fits(name)))) return
  throw new PipeproofError('wrongValue', {
    received,
    place: `\`${place}\``,
    expected: `files that fit ${oneOf(patterns)}`,
    advice: 'rename what is there, or change `files` of the input',
  })
}

/** The files behind a path of the user's, by the names that they get in a port; at least one is of those that it reads. */
export function givenFiles(target: Target, path: string): Given[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile() && !stats?.isDirectory())
    throw new PipeproofError('missingFile', {
      path: shown(path),
      nearest: nearestFile(shown(path), dirname(path), basename(path)),
    })
  const found = stats.isFile()
    ? [{ path, name: nameFor(basename(path), target.port) }]
    : filesBelow(path).map((name) => ({ path: join(path, name), name }))
  const names = found.map(({ name }) => name)
  demandFitting(names, target, seen(names, path, stats.isFile()))
  return found
}

/** The files of a data set, by the names that they get in a port. */
export function givenSet(target: Target, set: DataSet, home: string): Given[] {
  const found = filesOfSet(set, home)
  const given = found.length === 1 ? found.map((file) => ({ ...file, name: nameFor(file.name, target.port) })) : found
  const names = given.map(({ name }) => name)
  demandFitting(names, target, `files ${allOf(names)} of \`${set.name}\``)
  return given
}
