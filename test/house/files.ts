import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

const notOurs = /(^|\/)(node_modules|\.pipeproof)\//

/** The files in a folder of the repository, as paths from its root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !notOurs.test(path))
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The texts of the TypeScript files in some folders, by their paths. */
export function codeIn(...folders: string[]): Record<string, string> {
  const paths = folders.flatMap(filesIn).filter((path) => path.endsWith('.ts'))
  return Object.fromEntries(paths.map((path) => [path, textOf(path)]))
}
