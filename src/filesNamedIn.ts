import { dirname, resolve } from 'node:path'
import { needsOf } from './dependencies.ts'
import { allNeeds, needs, placed, type Needs } from './needs.ts'
import { isFile, statsOf } from './shared/files.ts'

const literal = /(?<call>\b(?:local|like)\(\s*)?(['"`])(?<path>[^'"`$\n]+)\2/g
const document = /\.(ya?ml|json|py)$/
/** Imports of these are seen by whoever runs the module. */
const code = /\.[cm]?[jt]sx?$/

/** What the texts in a module name that are paths of files beside it, with all that pipelines and contracts among them need. */
export function filesNamedIn(text: string, file: string): Needs {
  const found = [...text.matchAll(literal)].flatMap(({ groups = {} }) => {
    const path = resolve(dirname(file), groups['path'] ?? '')
    if (groups['call'] !== undefined && statsOf(path.replace(/\/[^/]*[*?].*$/, ''))) return [placed(path)]
    if (code.test(path) || !isFile(path)) return []
    return [needs({ files: [path] }), ...(document.test(path) ? [needsOf(path)] : [])]
  })
  return allNeeds(found)
}
