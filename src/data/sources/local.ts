import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DataSpec } from '../../model/data.ts'
import { PipeproofError } from '../../errors.ts'
import { nearestFile } from '../../shared/files.ts'
import { shown } from '../../shared/paths.ts'
import type { Target } from '../source.ts'

/** A copy of a file or a folder of the user's. */
export async function local({ dir }: Target, { path }: Extract<DataSpec, { kind: 'local' }>): Promise<void> {
  if (!existsSync(path)) {
    throw new PipeproofError('missingFile', {
      path: shown(path),
      nearest: nearestFile(shown(path), dirname(path), basename(path)),
    })
  }
  mkdirSync(dir, { recursive: true })
  cpSync(path, statSync(path).isDirectory() ? dir : join(dir, basename(path)), { recursive: true })
}
