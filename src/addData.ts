import { dirname, resolve } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { DataSet, Manifest } from './model/dataSet.ts'
import type { Finding } from './model/finding.ts'
import type { Profile } from './model/table.ts'
import { personal } from './check/personal.ts'
import { factsOf, pathsOf } from './dataFacts.ts'
import { PipeproofError } from './errors.ts'
import { fittingPorts, maskedIn, misfitsOf } from './fits.ts'
import { contractsBelow, portNamed, type Found } from './knownPorts.ts'
import { personalData } from './personalData.ts'
import { isFile } from './shared/files.ts'
import { isError } from './shared/finding.ts'
import { manifestFor, manifestName, readManifest, versionsOf } from './shared/manifest.ts'
import { writeManifest } from './shared/manifestText.ts'
import { folderWith, shown } from './shared/paths.ts'
import { masked } from './shownProfile.ts'

export interface AddOptions {
  name: string
  /** The next number, unless told. */
  version?: string | undefined
  description?: string | undefined
  /** `contract.yaml#port`: data that does not fit it is not added. */
  port?: string | undefined
  /** Lets a version have other files than it had. */
  replace?: boolean | undefined
  /** Where paths are from; the manifest is the nearest at or above it. */
  folder: string
}

export interface Added {
  set: DataSet
  manifest: string
  state: 'added' | 'unchanged' | 'replaced' | 'refused'
  findings: Finding[]
  /** Of a table; values of masked columns are hidden. */
  profile: Profile | undefined
  notes: string[]
}

/** The manifest of a project, or an empty one that is still to be written. */
export function openManifest(folder: string): Manifest {
  const known = manifestFor(folder)
  if (isFile(known)) return readManifest(known)
  const home = folderWith('pipeproof.yaml', folder) ?? folderWith('package.json', folder) ?? folder
  return { file: resolve(home, manifestName), sets: [] }
}

const isSame = (a: DataSet['files'], b: DataSet['files']): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([path, hash]) => b[path] === hash)

/** The version after the latest, which can be told of numbers only. */
function nextVersion(versions: DataSet[], name: string): string {
  const latest = versions.at(-1)?.name.split('@')[1] ?? '0'
  if (/^\d+$/.test(latest)) return String(BigInt(latest) + 1n)
  const facts = { received: `version \`${latest}\``, place: `\`${name}\``, expected: 'a number, to tell the next one' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'write `--version NEXT`' })
}

const namePattern = /^[A-Za-z0-9][\w-]*$/

function demandName(text: string, what: string): void {
  if (namePattern.test(text)) return
  const facts = { received: `${what} \`${text}\``, place: 'the manifest', expected: 'letters, digits, `_` and `-`' }
  throw new PipeproofError('wrongValue', { ...facts, advice: 'write another one' })
}

function nameFor({ sets, file }: Manifest, files: DataSet['files'], options: AddOptions): string {
  const { name, version } = options
  demandName(name, 'name')
  if (version !== undefined) demandName(version, 'version')
  const versions = versionsOf({ sets, file }, name)
  const same = version === undefined ? versions.findLast((set) => isSame(set.files, files)) : undefined
  return same?.name ?? `${name}@${version ?? nextVersion(versions, name)}`
}

function stateOf(before: DataSet | undefined, set: DataSet, { replace = false }: AddOptions): Added['state'] {
  if (!before) return 'added'
  if (isSame(before.files, set.files) && before.path === set.path) return 'unchanged'
  if (replace) return 'replaced'
  const facts = { received: 'other files', place: `\`${set.name}\``, expected: 'those that it had when it was added' }
  throw new PipeproofError('wrongValue', {
    ...facts,
    advice: 'leave out `--version` for a new one, or add `--replace`',
  })
}

/** A port as the manifest names it. */
function fromManifest(port: string, folder: string, manifest: string): string {
  const at = port.lastIndexOf('#')
  return `${shown(resolve(folder, port.slice(0, at)), dirname(manifest))}${port.slice(at)}`
}

/** What would lie there as it is, though it looks like data about people. */
async function aboutPeople(set: DataSet, manifest: string, hidden: Set<string>): Promise<Finding[]> {
  if (set.format === undefined) return []
  const found = await personalData(pathsOf(set, manifest), { format: set.format })
  const open = found.filter(({ column }) => !hidden.has(column))
  return open.length === 0 ? [] : [personal(open, set.name)]
}

/** Puts data into the manifest: its files with their hashes, its rows and columns, and the ports that it fits. */
export async function addData(path: string, options: AddOptions, contracts?: Found<Contract>): Promise<Added> {
  const { folder, port, description } = options
  const manifest = openManifest(folder)
  const facts = await factsOf(resolve(folder, path), manifest.file)
  try {
    const name = nameFor(manifest, facts.set.files, options)
    const before = manifest.sets.find((set) => set.name === name)
    const told = description ?? before?.description
    const bare: DataSet = { name, ...(told !== undefined && { description: told }), ...facts.set }
    const state = stateOf(before, bare, options)
    const wanted = port === undefined ? undefined : portNamed(port, folder)
    const findings = wanted ? await misfitsOf(bare, manifest.file, wanted) : []
    const asked = { manifest: manifest.file, findings }
    if (findings.some(isError)) return { ...asked, set: bare, state: 'refused', profile: undefined, notes: [] }
    const known = contracts ?? contractsBelow(dirname(manifest.file))
    const { ports, masked: hidden } = await fittingPorts(bare, manifest.file, known)
    const own = port === undefined ? [] : [fromManifest(port, folder, manifest.file)]
    const set = { ...bare, fits: [...new Set([...ports, ...own])].toSorted() }
    const columns = new Set([...hidden, ...(wanted ? maskedIn(wanted) : [])])
    const profile = masked(await facts.table?.profile(), columns)
    asked.findings.push(...(await aboutPeople(bare, manifest.file, columns)))
    writeManifest({ ...manifest, sets: [...manifest.sets.filter((each) => each.name !== name), set] })
    return { ...asked, set, state, profile, notes: known.notes }
  } finally {
    await facts.table?.close()
  }
}
