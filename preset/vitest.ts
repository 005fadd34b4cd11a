import { configDefaults } from 'vitest/config'
import type { Plugin, ViteUserConfig as UserConfig } from 'vitest/config'
import type { Settings } from 'pipeproof'
import { beginTestRun, tags } from 'pipeproof/kit'
import { addPython } from './coverage.ts'
import { modules } from './modules.ts'
import { addProgress } from './progress.ts'
import { handed, withHanded } from './settings.ts'
import { uncached } from './uncached.ts'
import { watching } from './watching.ts'

const specGlob = '**/*.pipeline.{yaml,yml}'

type Tags = NonNullable<NonNullable<UserConfig['test']>['tags']>

/** One that the project declares itself, say with a `timeout`, is its own. */
const tagsBeside = (own: Tags = []): Tags =>
  Object.entries(tags)
    .filter(([name]) => own.every((tag) => tag.name !== name))
    .map(([name, description]) => ({ name, description }))

interface ProgressOption {
  /** Whether Vitest's live summary shows how far tests are that take long. */
  progress?: boolean
}

const begin = (): void => beginTestRun(process.argv.slice(2))

/** Makes every `*.pipeline.yaml` a test file of Vitest, and adds the matchers; the options are settings for all its tests. */
export function pipeproof({ progress = true, ...options }: Settings & ProgressOption = {}): Plugin {
  let variables: Record<string, string> = {}
  const { load, transform, isChanging } = modules((act) => withHanded(variables, act))
  let isTest = false
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
    configResolved({ server }) {
      // what runs leave there changes no test; Vitest sets `null` where nothing is watched
      if (server.watch === null) return
      server.watch = { ...server.watch, ignored: [server.watch?.ignored ?? [], '**/.pipeproof/**'].flat() }
    },
    configureVitest(context) {
      const { vitest } = context
      isTest = true
      // the workers, where golden files are written, inherit the variable
      if (vitest.config.snapshotOptions.updateSnapshot === 'all') process.env['PIPEPROOF_UPDATE'] = '1'
      // so do all that leave a record; in watch mode each change is a test run
      begin()
      vitest.onTestsRerun(begin)
      addPython(vitest)
      watching(vitest)
      uncached(context, isChanging)
      if (progress) addProgress(vitest)
    },
    load,
    // a configuration may serve an application too
    transform: (code, id) => (isTest ? transform(code, id) : undefined),
  }
}
