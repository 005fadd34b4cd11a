import { readdirSync, type Dirent } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { nearest } from '../../shared/nearest.ts'
import { shown } from '../../shared/paths.ts'

/** Where a script lies, or what was expected where. */
export type ScriptFile = { file: string } | { expected: string; nearest: string | undefined; isScript: true }

/** Where no scripts of the project are. */
const left = /^(\..*|node_modules|venv|site-packages|__pycache__|dist|build)$/
const deepest = 6

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function scriptsBelow(folder: string, depth = 0): string[] {
  return entriesOf(folder)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return left.test(entry.name) || depth === deepest ? [] : scriptsBelow(path, depth + 1)
      return entry.name.endsWith('.py') ? [path] : []
    })
}

/** Those that share most of their path with what is named: a platform tells paths of its own. */
function alike(scripts: string[], named: string): string[] {
  for (let tail = named.replace(/^[./]+/, ''); ; tail = tail.slice(tail.indexOf('/') + 1)) {
    const found = scripts.filter((path) => path.endsWith(`/${tail}`))
    if (found.length > 0 || !tail.includes('/')) return found
  }
}

/** Finds scripts below the folder of a pipeline; one of several equal names is the one least deep, if only one is. */
export function scriptFiles(pipeline: string): (named: string) => ScriptFile {
  const folder = dirname(pipeline)
  let scripts: string[] | undefined
  return (named) => {
    scripts ??= scriptsBelow(folder)
    const found = alike(scripts, named)
    const least = Math.min(...found.map((path) => path.split('/').length))
    const [only, ...others] = found.filter((path) => path.split('/').length === least)
    if (only !== undefined && others.length === 0) return { file: only }
    const names = scripts.map((path) => basename(path, '.py'))
    const meant = only ?? scripts[names.indexOf(nearest(basename(named, '.py'), names) ?? '')]
    return { expected: named, nearest: meant && shown(meant, folder), isScript: true }
  }
}
