import preset from './jest-preset.ts'

interface Config {
  testMatch?: string[]
  moduleFileExtensions?: string[]
  setupFilesAfterEnv?: string[]
  transform?: Record<string, unknown>
  [option: string]: unknown
}

const both = (ours: string[], theirs: string[]): string[] => [...new Set([...theirs, ...ours])]

/** Adds pipeproof to a Jest configuration that has a preset of its own. */
export function withPipeproof<C extends Config>(config: C): C & Required<Pick<Config, keyof typeof preset>> {
  const {
    testMatch = preset.testMatch,
    moduleFileExtensions = preset.moduleFileExtensions,
    setupFilesAfterEnv = [],
    transform,
  } = config
  return {
    ...config,
    testMatch: both(['**/*.pipeline.{yaml,yml}'], testMatch),
    moduleFileExtensions: both(['yaml', 'yml'], moduleFileExtensions),
    setupFilesAfterEnv: both(preset.setupFilesAfterEnv, setupFilesAfterEnv),
    transform: { ...preset.transform, ...transform },
  }
}
