import { allNeeds, filesNamedIn, needsOf, needsSeenBy } from 'pipeproof/kit'
import { needed } from './needed.ts'

const spec = /\.pipeline\.ya?ml$/

/** The tests of a YAML file, as a module. */
const moduleFor = (file: string): string =>
  `import { describePipeline } from 'pipeproof/vitest'
describePipeline(${JSON.stringify(file)}, { from: ${JSON.stringify(file)} })
`

/** Modules of the project that may name pipelines, contracts and data. */
const mayName = (code: string, file: string): boolean =>
  /\.[cm]?[jt]sx?$/.test(file) && !file.includes('/node_modules/') && code.includes('pipeproof')

const withoutQuery = (id: string): string => id.split('?')[0] ?? id

interface Module {
  code: string
  map: { mappings: '' } | null
}

export interface Modules {
  load(id: string): Module | undefined
  transform(code: string, id: string): Module | undefined
  /** Whether other files change what a module becomes. */
  isChanging(id: string, code: string): boolean
}

/** What pipelines, what they need, and the tests that name them are to Vite; files are read `within` the settings that count. */
export function modules(within: <T>(act: () => T) => T = (act) => act()): Modules {
  const { lineFor, moduleOf } = needed()
  return {
    load(id) {
      const file = withoutQuery(id)
      const code = spec.test(file)
        ? moduleFor(file) + lineFor(allNeeds([within(() => needsOf(file)), needsSeenBy(file)]))
        : moduleOf(file)
      return code === undefined ? undefined : { code, map: { mappings: '' } }
    },
    transform(code, id) {
      const file = withoutQuery(id)
      if (!mayName(code, file)) return undefined
      const line = lineFor(allNeeds([within(() => filesNamedIn(code, file)), needsSeenBy(file)]))
      return line === '' ? undefined : { code: `${code}\n${line}`, map: null }
    },
    isChanging: (id, code) => spec.test(id) || mayName(code, id) || moduleOf(id) !== undefined,
  }
}
