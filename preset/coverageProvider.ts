import { mkdirSync, rmSync } from 'node:fs'
import type { CoverageProvider, CoverageProviderModule, Vitest } from 'vitest/node'
import { pythonCoverage } from 'pipeproof/kit'

/** What the providers of Vitest have beside what they promise. */
interface Base extends CoverageProvider {
  isIncluded(file: string): boolean
  /** Files that match `coverage.include` and that no test loaded. */
  getUntestedFiles(tested: string[]): Promise<string[]>
}

interface CoverageMap {
  filter(isKept: (file: string) => boolean): void
  merge(coverage: object): void
}

/** They are loaded as empty modules, to be known to watch mode; to a parser of JavaScript they are broken. */
const isOther = (file: string): boolean => /\.(py|ya?ml|R|sh)$/.test(file)

const variable = (name: string): string => process.env[name] ?? ''

async function baseModule(): Promise<CoverageProviderModule> {
  // a provider has this shape
  const { default: base } = (await import(variable('PIPEPROOF_COVERAGE_BASE'))) as { default: CoverageProviderModule }
  return base
}

/** A provider that tells of Python files too: it is changed in place, so that all else of it stays. */
function withPython(base: Base): CoverageProvider {
  const folder = variable('PIPEPROOF_COVERAGE')
  const { initialize, clean, getUntestedFiles, generateCoverage } = base
  let untested: string[] = []
  let root = process.cwd()
  return Object.assign(base, {
    initialize(vitest: Vitest) {
      root = vitest.config.root
      return initialize.call(base, vitest)
    },
    async clean(all?: boolean) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      await clean.call(base, all)
    },
    async getUntestedFiles(tested: string[]) {
      const files = await getUntestedFiles.call(base, tested)
      untested = files.filter((file) => file.endsWith('.py'))
      return files.filter((file) => !isOther(file))
    },
    async generateCoverage(context: Parameters<typeof generateCoverage>[0]) {
      untested = []
      // both providers give a map of Istanbul's
      const map = (await generateCoverage.call(base, context)) as CoverageMap
      map.filter((file) => !isOther(file))
      const isWanted = (file: string): boolean => base.isIncluded(file)
      const files = await pythonCoverage({ folder, root, more: untested, isWanted })
      map.merge(Object.fromEntries(files.map((file) => [file.path, file])))
      return map
    },
  })
}

/** The coverage provider of the project with Python beside it. */
const provider: CoverageProviderModule = {
  startCoverage: async (options) => (await baseModule()).startCoverage?.(options),
  takeCoverage: async (options) => (await baseModule()).takeCoverage?.(options),
  stopCoverage: async (options) => (await baseModule()).stopCoverage?.(options),
  // the providers of Vitest have it all
  getProvider: async () => withPython((await (await baseModule()).getProvider()) as Base),
}

export default provider
