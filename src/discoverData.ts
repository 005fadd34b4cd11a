import { basename, dirname, join } from 'node:path'
import type { DataSet, Manifest } from './model/dataSet.ts'
import type { Finding } from './model/finding.ts'
import { addData, openManifest, type Added } from './addData.ts'
import { changesOf } from './checkDataSets.ts'
import { formatOfAll } from './dataFacts.ts'
import { PipeproofError } from './errors.ts'
import { contractsBelow } from './knownPorts.ts'
import { globMatcher } from './shared/glob.ts'
import { shown } from './shared/paths.ts'
import { filesIn } from './shared/projectFiles.ts'

/** Files of data, and the path or glob that stands for them. */
interface Group {
  path: string
  files: string[]
}

/** What is counted or partitioned stands for any other: `day=2024-01-01/part-0001.csv`. */
const patternOf = (file: string): string => {
  const [name = '', ...folders] = file.split('/').toReversed()
  const wide = folders.toReversed().map((folder) => folder.replace(/^([\w-]+=).+$/, '$1*'))
  return [...wide, name.replace(/\d+/g, '*').replace(/\*([-_.]\*)+/, '*')].join('/')
}

function grouped(files: string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const file of files) groups.set(patternOf(file), [...(groups.get(patternOf(file)) ?? []), file])
  return groups
}

/** Files whose names are alike but for numbers are parts of one table, if their pattern stands for no other file. */
function groupsOf(files: string[]): Group[] {
  return [...grouped(files)].flatMap(([pattern, found]) => {
    const isFitting = globMatcher(pattern)
    const isWhole = found.length > 1 && files.filter(isFitting).length === found.length
    return isWhole ? [{ path: pattern, files: found }] : found.map((file) => ({ path: file, files: [file] }))
  })
}

const plain = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
const wordless = /^(|part|data|file|chunk|shard|split|batch)$/i

/** The name of the files where it says something, else that of their folder. */
function nameOf({ path }: Group): string {
  const [file = '', ...folders] = path.split('/').toReversed()
  const stem = plain(file.replace(/\..*$/, '').replaceAll('*', ''))
  const parent = folders.find((folder) => !/[*=]/.test(folder) && plain(folder) !== '')
  return wordless.test(stem.replace(/[_\d]+$/, '')) && parent !== undefined ? plain(parent) : stem || 'data'
}

/** A name that no other data has. */
function freeName(group: Group, { sets }: Pick<Manifest, 'sets'>): string {
  const taken = new Set(sets.map(({ name }) => name.split('@')[0]))
  const name = nameOf(group)
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}_${count}`
    if (!taken.has(free)) return free
  }
}

export interface Discovered {
  manifest: string
  added: Added[]
  /** Data that the manifest names already. */
  known: string[]
  /** What has become of that. */
  findings: Finding[]
  notes: string[]
}

/** The latest data set that these files are. */
const knownAs = ({ sets }: Manifest, { path, files }: Group): DataSet | undefined =>
  sets.findLast((set) => set.path === path || files.every((file) => Object.hasOwn(set.files, file)))

/** Finds the tables below a folder, and puts those into the manifest that it does not name yet. */
export async function discoverData(folder: string): Promise<Discovered> {
  const { file } = openManifest(folder)
  const home = dirname(file)
  const contracts = contractsBelow(home)
  const tables = filesIn(folder).filter((path) => !basename(path).startsWith('_') && formatOfAll([path]) !== undefined)
  const result: Discovered = { manifest: file, added: [], known: [], findings: [], notes: contracts.notes }
  for (const group of groupsOf(tables.map((path) => shown(path, home)))) {
    const manifest = openManifest(home)
    const known = knownAs(manifest, group)
    if (known) {
      result.known.push(known.name)
      result.findings.push(...changesOf(known, file))
      continue
    }
    try {
      const options = { name: freeName(group, manifest), folder: home }
      result.added.push(await addData(group.path, options, contracts))
    } catch (error) {
      if (!(error instanceof PipeproofError)) throw error
      result.notes.push(`${shown(join(home, group.path))} is left out: ${error.message.split('\n')[0]}`)
    }
  }
  return result
}
