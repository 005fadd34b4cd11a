import { cpSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { makeProject } from './project.ts'

const example = resolve(import.meta.dirname, '../../examples/01-quickstart')
const left = new Set(['node_modules', '.pipeproof', 'README.md'])

/** The quickstart as a project of its own below `parent`. */
export function copyOfQuickstart(parent: string): string {
  const folder = makeProject(parent, {})
  cpSync(example, folder, { recursive: true, filter: (path) => !left.has(basename(path)) })
  return folder
}
