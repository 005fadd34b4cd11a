import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Job } from '../../model/job.ts'
import { cacheFolder } from '../../shared/paths.ts'
import { interpreterOf } from './interpreter.ts'
import { inherited } from '../inherited.ts'

const versions = /\.(dist-info|egg-info|egg-link|pth)$/

interface Listed {
  changed: number
  packages: string[]
}

const known = new Map<string, Listed>()

function listed(folder: string): Listed | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (!stats) return undefined
  const before = known.get(folder)
  if (before?.changed === stats.mtimeMs) return before
  const names = readdirSync(folder).filter((name) => versions.test(name))
  const packages = names.toSorted().map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
  const found = { changed: stats.mtimeMs, packages }
  known.set(folder, found)
  return found
}

/** The interpreter with its packages, and what a script sees of the user's environment. */
export async function surroundings({ python, script }: Job): Promise<unknown> {
  const folder = dirname(script)
  const found = await interpreterOf(python, folder, join(cacheFolder(folder), 'interpreters'))
  return {
    python: { path: found.path, version: found.version },
    packages: found.packages.map((path) => [path, listed(path)?.packages ?? []]),
    environment: inherited.map((name) => [name, process.env[name] ?? '']),
    system: [process.platform, process.arch],
  }
}
