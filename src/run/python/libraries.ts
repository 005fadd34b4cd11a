import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesIn } from '../../shared/files.ts'

const importing = /^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+(\w[\w., \t]*))/gm
const installed = /^(.+?)-(\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/

/** The modules that a Python text names, without what lies inside them. */
function importedIn(text: string): string[] {
  const found = [...text.matchAll(importing)].flatMap(([, from, many = '']) => from ?? many.split(','))
  return found.map((name) => name.trim().split(/[.\s]/)[0] ?? '').filter((name) => name !== '')
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[-.]+/g, '_')

/** What a distribution installs is called otherwise at times: `sklearn` comes from `scikit-learn`. */
function holds(info: string, module: string): boolean {
  try {
    return readFileSync(join(info, 'top_level.txt'), 'utf8').split('\n').includes(module)
  } catch {
    return false
  }
}

function versionIn(folder: string, module: string): string | undefined {
  if (!existsSync(join(folder, module)) && !existsSync(join(folder, `${module}.py`))) return undefined
  const infos = namesIn(folder).flatMap((name) => {
    const [, of = '', version = ''] = installed.exec(name) ?? []
    return of === '' ? [] : [{ path: join(folder, name), of: plain(of), version }]
  })
  const found = infos.find(({ of }) => of === plain(module)) ?? infos.find(({ path }) => holds(path, module))
  return found?.version
}

/** The versions of the libraries that scripts import by themselves, as far as their folders tell. */
export function librariesOf(scripts: string[], folders: string[]): Record<string, string> {
  const modules = [...new Set(scripts.flatMap(importedIn))].toSorted()
  const versions = modules.flatMap((module) => {
    const version = folders.map((folder) => versionIn(folder, module)).find((each) => each !== undefined)
    return version === undefined ? [] : [[module, version]]
  })
  return Object.fromEntries(versions)
}
