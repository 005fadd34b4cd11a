import { PipeproofError, type Settings } from 'pipeproof'
import preset from './jest-preset.ts'
import { ours } from './jestOurs.ts'
import { handed } from './settings.ts'

/** The options that both have a part in. */
interface Config {
  rootDir?: string
  globals?: object
  preset?: string | null
  testMatch?: string | string[]
  testRegex?: string | string[]
  moduleFileExtensions?: string[]
  modulePathIgnorePatterns?: string[]
  setupFilesAfterEnv?: string[]
  transform?: Record<string, unknown>
}

const isTexts = (value: unknown): boolean => [value].flat().every((each) => typeof each === 'string')

function refuse(received: unknown, facts: { place: string; expected: string; advice: string }): never {
  throw new PipeproofError('wrongValue', { received: `\`${String(received)}\``, ...facts })
}

const whole = {
  place: '`withPipeproof`',
  expected: 'a configuration of Jest',
  advice: 'call what makes it, and wait for a promise',
}

/** What is no configuration would be taken for an empty one, what is no list taken apart. */
function demandConfig(config: object): void {
  if (typeof config !== 'object' || config === null || 'then' in config) refuse(config, whole)
  for (const [name, value] of Object.entries(config))
    if (value !== undefined && name !== 'transform' && Object.hasOwn(ours, name) && !isTexts(value))
      refuse(value, { place: `\`${name}\``, expected: 'a list of texts', advice: 'write one' })
}

const both = (theirs: string | string[] | undefined, added: string[]): string[] => [
  ...new Set([theirs ?? [], added].flat()),
]

/** Jest takes either patterns or expressions. */
const testsOf = ({ testMatch, testRegex = [] }: Config): object =>
  testRegex.length > 0
    ? { testRegex: both(testRegex, ours.testRegex) }
    : { testMatch: both(testMatch ?? preset.testMatch, ours.testMatch) }

/** Where a project has no transforms, those of its preset stay, else those of Jest. */
const transformOf = ({ preset: own, transform }: Config): object =>
  (transform ?? own) ? { ...ours.transform, ...transform } : preset.transform

/** Globals are what a project has of its own in all its workers: our set-up file makes a variable of it. */
function globalsOf({ globals, rootDir }: Config, options: Settings): object {
  const variables = handed(options, rootDir)
  return Object.keys(variables).length > 0 ? { globals: { ...globals, ...variables } } : {}
}

/** Adds pipeproof to a Jest configuration: what that has stays, and goes first; the options are settings for all its tests. */
export function withPipeproof<C extends object>(config: C, options: Settings = {}): C {
  demandConfig(config)
  const given: Config = config
  return {
    dependencyExtractor: ours.dependencyExtractor,
    globalSetup: ours.globalSetup,
    ...config,
    ...globalsOf(given, options),
    ...testsOf(given),
    moduleFileExtensions: both(given.moduleFileExtensions ?? preset.moduleFileExtensions, ours.moduleFileExtensions),
    modulePathIgnorePatterns: both(given.modulePathIgnorePatterns, ours.modulePathIgnorePatterns),
    setupFilesAfterEnv: both(given.setupFilesAfterEnv, ours.setupFilesAfterEnv),
    transform: transformOf(given),
  }
}
