import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a user's project into a new folder below `parent`: its files by their paths, and a `package.json` of its own. */
export function makeProject(parent: string, files: Record<string, string>): string {
  const folder = mkdtempSync(join(parent, 'project-'))
  const all = { 'package.json': '{ "private": true }\n', ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
