import { cpSync, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DataSpec } from '../../model/data.ts'
import type { DataSet } from '../../model/dataSet.ts'
import { PipeproofError } from '../../errors.ts'
import { changedFiles } from '../../shared/changedFiles.ts'
import { nearestFile } from '../../shared/files.ts'
import { dataSetIn, readManifest } from '../../shared/manifest.ts'
import { shown } from '../../shared/paths.ts'
import { givenSet } from '../given.ts'
import { isAnonymised, placeAnonymised } from '../place.ts'
import type { Target } from '../source.ts'

function demandUnchanged(set: DataSet, manifest: string): void {
  const [changed] = changedFiles(set, manifest)
  if (!changed) return
  const full = join(dirname(manifest), changed.path)
  const path = shown(full)
  if (changed.isGone)
    throw new PipeproofError('missingFile', { path, nearest: nearestFile(path, dirname(full), basename(full)) })
  throw new PipeproofError('wrongValue', {
    received: `file \`${path}\` that has changed`,
    place: `\`${set.name}\``,
    expected: 'what it was when it was added',
    advice: 'restore it, or make it a new version: `pipeproof data check` tells how',
  })
}

/** A copy of named test data, of the very bytes that the manifest knows. */
export async function data(target: Target, { name, manifest }: Extract<DataSpec, { kind: 'data' }>): Promise<void> {
  const set = dataSetIn(readManifest(manifest), name)
  demandUnchanged(set, manifest)
  const given = givenSet(target, set, dirname(manifest))
  if (isAnonymised(target, undefined)) return placeAnonymised(target, given, undefined)
  for (const { path, name: own } of given) {
    const to = join(target.dir, own)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(path, to, { dereference: true })
  }
}
