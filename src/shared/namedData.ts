import { dirname } from 'node:path'
import type { DataSpec } from '../model/data.ts'
import type { Location } from '../model/location.ts'
import { dataSetIn, manifestFor, readManifest } from './manifest.ts'

/** Test data by its name, which is looked up at once: an error is told where it is written. */
export function namedData(name: string, at: Location): Extract<DataSpec, { kind: 'data' }> {
  const manifest = manifestFor(dirname(at.file))
  dataSetIn(readManifest(manifest, at), name, at)
  return { kind: 'data', name, manifest }
}
