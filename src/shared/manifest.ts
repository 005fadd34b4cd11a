import { join } from 'node:path'
import type { DataSet, Manifest } from '../model/dataSet.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import schema from './data.schema.json' with { type: 'json' }
import { nearest } from './nearest.ts'
import { folderWith, shown } from './paths.ts'
import { readNamed } from './read.ts'
import { schemaCheck } from './schema.ts'
import { oneOf } from './words.ts'
import { parseYaml } from './yaml.ts'

export const manifestName = 'pipeproof.data.yaml'

const check = schemaCheck(schema, 'the manifest')

/** The manifest that data is looked up in: the nearest at or above a folder, else one that is still to be written there. */
export const manifestFor = (folder: string): string => join(folderWith(manifestName, folder) ?? folder, manifestName)

const collator = new Intl.Collator('en', { numeric: true })

/** By name, then by version, `2` before `10`. */
export function inOrder(sets: DataSet[]): DataSet[] {
  return sets.toSorted((a, b) => {
    const [[one = '', first = ''], [other = '', second = '']] = [a.name.split('@'), b.name.split('@')]
    return collator.compare(one, other) || collator.compare(first, second)
  })
}

/** Reads a manifest; `at` is where data of it is named. */
export function readManifest(file: string, at?: Location): Manifest {
  const doc = parseYaml(readNamed(file, at), file)
  check(doc)
  // the check has just proved the shape
  const { data } = doc.value as { data: Record<string, Omit<DataSet, 'name'>> }
  return { file, sets: inOrder(Object.entries(data).map(([name, set]) => ({ name, ...set }))) }
}

const withoutVersion = (name: string): string => name.split('@')[0] ?? name

/** All versions of a name, the latest last. */
export const versionsOf = ({ sets }: Manifest, name: string): DataSet[] =>
  sets.filter((set) => withoutVersion(set.name) === name)

/** The version that was asked for, where there is one, else the latest. */
const dataSetNamed = ({ sets }: Manifest, name: string, otherwise: string): string =>
  sets.some((set) => set.name === name)
    ? name
    : (sets.findLast((set) => withoutVersion(set.name) === otherwise)?.name ?? otherwise)

/** `orders@2`, or the latest of `orders`. */
export function dataSetIn(manifest: Manifest, name: string, at?: Location): DataSet {
  const found = manifest.sets.find((set) => set.name === name) ?? versionsOf(manifest, name).at(-1)
  if (found) return found
  const known = manifest.sets.map((set) => set.name)
  const [plain = '', version] = name.split('@')
  const near = nearest(plain, known.map(withoutVersion))
  const meant = near !== undefined && version !== undefined ? dataSetNamed(manifest, `${near}@${version}`, near) : near
  throw new PipeproofError(
    'wrongValue',
    {
      received: `data \`${name}\``,
      place: `\`${shown(manifest.file)}\``,
      expected: oneOf(known),
      advice: meant === undefined ? 'add it with `pipeproof data add`' : `write \`${meant}\``,
    },
    { at },
  )
}
