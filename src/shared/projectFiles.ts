import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that hold what tools make. */
const made = new Set(['node_modules', 'dist', 'coverage', '__pycache__', 'venv'])

/** Every file of a project below a folder, but for what is hidden or made by tools; links to folders are not followed. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.name.startsWith('.')) return []
      if (entry.isDirectory()) return made.has(entry.name) ? [] : filesIn(path)
      return entry.isFile() ? [path] : []
    })
}
