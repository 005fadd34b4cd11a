import { cpSync, existsSync } from 'node:fs'
import type { DataSpec } from '../../model/data.ts'
import type { Target } from '../source.ts'

/** A copy of what another step wrote, so that a script may damage its input; `folder` tells where that is. */
export async function upstream(
  { dir }: Target,
  spec: Extract<DataSpec, { kind: 'upstream' }>,
  folder: Upstream,
): Promise<void> {
  const from = await folder(spec.step, spec.port)
  // a script may write nothing and not even make the folder: the next one gets an empty one
  if (existsSync(from)) cpSync(from, dir, { recursive: true })
}

export type Upstream = (step: string, port: string) => Promise<string>
