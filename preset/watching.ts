import { basename, dirname, sep } from 'node:path'
import { isNeeded, needsSeenBy } from 'pipeproof/kit'

/** Vitest, as far as it is asked. */
interface Vitest {
  config: { watch: boolean; watchTriggerPatterns?: Trigger[] }
  state: { getFilepaths(): string[] }
  vite: { watcher: NodeJS.EventEmitter }
  projects: { vite: { environments: Record<string, { moduleGraph: Graph }> } }[]
}

interface Trigger {
  pattern: RegExp
  testsToRun(file: string, match: RegExpMatchArray): string[] | string | null | undefined | void
}

interface Graph {
  getModulesByFile(file: string): Set<{ importers: Set<{ file: string | null }> }> | undefined
}

const ours = /[\\/]\.pipeproof[\\/]/

/** The test files that import a file, however far; a trigger of ours stands in place of what Vitest finds by itself. */
function importersOf(file: string, { projects }: Vitest): string[] {
  const found = new Set<string>([file])
  for (const path of found) {
    for (const { vite } of projects)
      for (const { moduleGraph } of Object.values(vite.environments))
        for (const { importers } of moduleGraph.getModulesByFile(path) ?? [])
          for (const importer of importers) if (importer.file) found.add(importer.file)
  }
  return [...found]
}

/** Settings count for all tests of ours below them, also where there were none before. */
const isSetBy = (file: string, spec: string): boolean =>
  basename(file) === 'pipeproof.yaml' && spec.startsWith(dirname(file) + sep) && needsSeenBy(spec).files.length > 0

/** The test files that are to run again when a file changes; undefined where Vitest knows all of them. */
function testsOn(file: string, vitest: Vitest): string[] | undefined {
  if (ours.test(file)) return undefined
  const specs = vitest.state.getFilepaths()
  const needing = specs.filter((spec) => isNeeded(needsSeenBy(spec), file) || isSetBy(file, spec))
  if (needing.length === 0) return undefined
  const importing = importersOf(file, vitest).filter((path) => specs.includes(path))
  return [...new Set([...needing, ...importing])]
}

const watched = new WeakSet<Vitest>()

/** Runs tests again when a file changes that their texts do not name, appears where they look, or goes away. */
export function watching(vitest: Vitest): void {
  // each of several projects has the plugin
  if (!vitest.config.watch || watched.has(vitest)) return
  watched.add(vitest)
  const pattern = { pattern: /^/, testsToRun: (file: string) => testsOn(file, vitest) }
  vitest.config.watchTriggerPatterns = [...(vitest.config.watchTriggerPatterns ?? []), pattern]
  const { watcher } = vitest.vite
  watcher.on('unlink', (file) => testsOn(file, vitest) && watcher.emit('change', file))
}
