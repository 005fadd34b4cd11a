import { configDefaults } from 'vitest/config'
import type { Plugin, ViteUserConfig as UserConfig } from 'vitest/config'
import type { Settings } from 'pipeproof'
import { beginTestRun, dependenciesOf, tags } from 'pipeproof/kit'
import { addPython } from './coverage.ts'
import { handed, withHanded } from './settings.ts'

const spec = /\.pipeline\.ya?ml$/
const specGlob = '**/*.pipeline.{yaml,yml}'

/** The tests of a YAML file, as a module; the files it names are imported so that they are known to watch and to `related`. */
function moduleFor(file: string, dependencies: string[]): string {
  const imports = dependencies.map((path) => `import ${JSON.stringify(path)}`)
  const call = `describePipeline(${JSON.stringify(file)}, { from: ${JSON.stringify(file)} })`
  return [`import { describePipeline } from 'pipeproof/vitest'`, ...imports, call, ''].join('\n')
}

type Tags = NonNullable<NonNullable<UserConfig['test']>['tags']>

/** One that the project declares itself, say with a `timeout`, is its own. */
const tagsBeside = (own: Tags = []): Tags =>
  Object.entries(tags)
    .filter(([name]) => own.every((tag) => tag.name !== name))
    .map(([name, description]) => ({ name, description }))

const begin = (): void => beginTestRun(process.argv.slice(2))

/** Makes every `*.pipeline.yaml` a test file of Vitest, and adds the matchers; the options are settings for all its tests. */
export function pipeproof(options: Settings = {}): Plugin {
  const named = new Set<string>()
  let variables: Record<string, string> = {}
  return {
    name: 'pipeproof',
    enforce: 'pre',
    config: ({ test, root }) => ({
      test: {
        env: (variables = handed(options, root)),
        ...(test?.include ? {} : { include: [...configDefaults.include, specGlob] }),
        exclude: [...(test?.exclude ?? configDefaults.exclude), '**/.pipeproof/**'],
        setupFiles: ['pipeproof/matchers/vitest'],
        tags: tagsBeside(test?.tags),
      },
    }),
    configureVitest({ vitest }) {
      // the workers, where golden files are written, inherit the variable
      if (vitest.config.snapshotOptions.updateSnapshot === 'all') process.env['PIPEPROOF_UPDATE'] = '1'
      // so do all that leave a record; in watch mode each change is a test run
      begin()
      vitest.onTestsRerun(begin)
      addPython(vitest)
    },
    load(id) {
      const file = id.split('?')[0] ?? id
      if (spec.test(file)) {
        const dependencies = withHanded(variables, () => dependenciesOf(file))
        for (const path of dependencies) named.add(path)
        return { code: moduleFor(file, dependencies), map: { mappings: '' } }
      }
      return named.has(file) ? { code: 'export {}', map: { mappings: '' } } : undefined
    },
  }
}
