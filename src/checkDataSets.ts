import { dirname, join } from 'node:path'
import type { DataSet } from './model/dataSet.ts'
import type { Finding } from './model/finding.ts'
import { PipeproofError } from './errors.ts'
import { misfitsOf } from './fits.ts'
import { portNamed } from './knownPorts.ts'
import { changedFiles } from './shared/changedFiles.ts'
import { finding } from './shared/finding.ts'
import { dataSetIn, manifestFor, readManifest, versionsOf } from './shared/manifest.ts'
import { nearest } from './shared/nearest.ts'
import { shown } from './shared/paths.ts'
import { sampleAt } from './shared/sampleAt.ts'

/** The line that makes it a new version; a shell would take a glob apart. */
const again = ({ name, path }: DataSet): string =>
  `\`pipeproof data add ${/^[\w./-]+$/.test(path) ? path : `'${path}'`} --name ${name.split('@')[0]}\``

/** The files that a path of a data set stands for now. */
function filesNow({ path }: DataSet, manifest: string): string[] {
  try {
    const { dir, names } = sampleAt(join(dirname(manifest), path))
    return names.map((name) => shown(join(dir, name), dirname(manifest)))
  } catch (error) {
    if (error instanceof PipeproofError) return []
    throw error
  }
}

/** What became of the files of a data set. */
export function changesOf(set: DataSet, manifest: string): Finding[] {
  const others = filesNow(set, manifest).filter((path) => !Object.hasOwn(set.files, path))
  const about = { place: set.name, fault: 'data' } as const
  const changed = changedFiles(set, manifest).map(({ path, isGone }) => {
    const near = isGone ? nearest(path, others) : undefined
    return finding({
      ...about,
      code: isGone ? 'missing-data' : 'changed-data',
      received: isGone ? `end of \`${path}\`` : `change of \`${path}\``,
      expected: 'the file that was added',
      advice: near === undefined ? `restore it, or make it a new version: ${again(set)}` : `rename \`${near}\``,
    })
  })
  const unlisted = others.map((path) =>
    finding({
      ...about,
      code: 'unlisted-data',
      severity: 'warning',
      received: `file \`${path}\``,
      expected: 'only those that were added',
      advice: `remove it, or make a new version: ${again(set)}`,
    }),
  )
  return [...changed, ...unlisted]
}

/** A port that is not there any more is the manifest's fault. */
async function misfits(set: DataSet, manifest: string, name: string): Promise<Finding[]> {
  try {
    return await misfitsOf(set, manifest, portNamed(name, dirname(manifest)))
  } catch (error) {
    if (!(error instanceof PipeproofError)) throw error
    const [said = ''] = error.message.split('\n')
    const told = finding({
      code: 'misfit',
      place: set.name,
      fault: 'contract',
      received: `port \`${name}\``,
      expected: 'one that reads this data',
      advice: `mend it, or take it out of \`fits\``,
      notes: [said],
    })
    return [told]
  }
}

/** Whether test data is what it was when it was added, and still fits the ports that it did; all of it, or one name. */
export async function checkDataSets(folder: string, name?: string): Promise<{ sets: string[]; findings: Finding[] }> {
  const manifest = readManifest(manifestFor(folder))
  const named = name === undefined ? manifest.sets : versionsOf(manifest, name)
  const sets = named.length === 0 && name !== undefined ? [dataSetIn(manifest, name)] : named
  const findings: Finding[] = []
  for (const set of sets) {
    const found = changesOf(set, manifest.file)
    findings.push(...found)
    if (found.some(({ severity }) => severity === 'error')) continue
    for (const port of set.fits ?? []) findings.push(...(await misfits(set, manifest.file, port)))
  }
  return { sets: sets.map((set) => set.name), findings }
}
