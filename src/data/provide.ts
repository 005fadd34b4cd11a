import { mkdirSync } from 'node:fs'
import type { DataSpec } from '../model/data.ts'
import type { Target } from './source.ts'
import { boundary } from './sources/boundary.ts'
import { data } from './sources/data.ts'
import { generated } from './sources/generated.ts'
import { invalid } from './sources/invalid.ts'
import { like } from './sources/like.ts'
import { local } from './sources/local.ts'
import { rows } from './sources/rows.ts'
import { upstream, type Upstream } from './sources/upstream.ts'

/** Every kind of source, by its name. */
export const sources = { generated, boundary, invalid, rows, local, data, like, upstream }

/** Puts the data that a specification names into the folder of an input. */
export async function provide(target: Target, spec: DataSpec, folder: Upstream): Promise<void> {
  mkdirSync(target.dir, { recursive: true })
  if (spec.kind === 'generated') return generated(target, spec)
  if (spec.kind === 'boundary') return boundary(target, spec)
  if (spec.kind === 'invalid') return invalid(target, spec)
  if (spec.kind === 'rows') return rows(target, spec)
  if (spec.kind === 'local') return local(target, spec)
  if (spec.kind === 'data') return data(target, spec)
  if (spec.kind === 'like') return like(target, spec)
  return upstream(target, spec, folder)
}
