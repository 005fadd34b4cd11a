import { fileURLToPath } from 'node:url'

/** What Jest needs to run `*.pipeline.yaml`; a preset's `transform` replaces the standard one, so that is named too. */
const preset = {
  testMatch: ['**/__tests__/**/*.[jt]s?(x)', '**/?(*.)+(spec|test).[jt]s?(x)', '**/*.pipeline.{yaml,yml}'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node', 'yaml', 'yml'],
  setupFilesAfterEnv: ['pipeproof/matchers/jest'],
  transform: {
    '\\.pipeline\\.ya?ml$': fileURLToPath(new URL('./jestTransform.cjs', import.meta.url)),
    '\\.[cm]?[jt]sx?$': 'babel-jest',
  },
}

export default preset
