import { readFileSync, statSync } from 'node:fs'
import { type Needs } from 'pipeproof/kit'

/** Others load these, and a test may import them too. */
const loadable = /\.([cm]?[jt]sx?|json)$/

/** Reporters show the lines of those alone that were loaded; as modules they do nothing, but for a pipeline that is a test by itself. */
const source = /(?<!\.pipeline)\.(py|R|sh|ya?ml)$/

function isBrokenJson(file: string): boolean {
  if (!file.endsWith('.json')) return false
  try {
    JSON.parse(readFileSync(file, 'utf8'))
    return false
  } catch {
    return true
  }
}

/** Files that tests stand on, and that are no modules: Vite is to know of them, and never to run them. */
export interface Needed {
  /** Lines for the module of the tests: nobody calls the function, and the imports in it count for watch and `related`. */
  lineFor(needs: Needs): string
  /** What a file of these is as a module. */
  moduleOf(file: string): string | undefined
}

export function needed(): Needed {
  const known = new Set<string>()
  return {
    lineFor({ files }) {
      const there = files.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
      for (const file of there) known.add(file)
      const shown = there.filter((file) => source.test(file)).map((file) => `;import ${JSON.stringify(file)}\n`)
      const others = there.filter((file) => !source.test(file)).map((file) => `import(${JSON.stringify(file)})`)
      return [...shown, ...(others.length > 0 ? [`;() => [${others.join(', ')}]\n`] : [])].join('')
    },
    moduleOf(file) {
      if (!known.has(file)) return undefined
      if (isBrokenJson(file)) return '{}'
      return loadable.test(file) ? undefined : 'export {}'
    },
  }
}
