import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'

const beside = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url))

// the workers of a test run inherit its name, as `beginTestRun` gives it, which would take longer to load
process.env['PIPEPROOF_RUN'] = JSON.stringify({ id: randomBytes(4).toString('hex'), command: process.argv.slice(2) })

const spec = '\\.pipeline\\.ya?ml$'

/** What pipeproof adds to any configuration of Jest. */
export const ours = {
  testMatch: ['**/*.pipeline.{yaml,yml}'],
  testRegex: [spec],
  // what is to be known to watch mode and to `--findRelatedTests`
  moduleFileExtensions: ['yaml', 'yml', 'py', 'R', 'sh'],
  dependencyExtractor: beside('jestDependencies.cjs'),
  // what failed is kept there: neither its files nor its changes are those of a project
  modulePathIgnorePatterns: ['/\\.pipeproof/'],
  setupFilesAfterEnv: ['pipeproof/matchers/jest', beside('jestCoverage.cjs')],
  globalSetup: beside('jestSetup.cjs'),
  transform: { [spec]: beside('jestTransform.cjs') },
}
