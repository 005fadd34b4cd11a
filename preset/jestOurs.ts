import { fileURLToPath } from 'node:url'

const spec = '\\.pipeline\\.ya?ml$'

/** What pipeproof adds to any configuration of Jest. */
export const ours = {
  testMatch: ['**/*.pipeline.{yaml,yml}'],
  testRegex: [spec],
  moduleFileExtensions: ['yaml', 'yml'],
  // what failed is kept there: neither its files nor its changes are those of a project
  modulePathIgnorePatterns: ['/\\.pipeproof/'],
  setupFilesAfterEnv: ['pipeproof/matchers/jest'],
  transform: { [spec]: fileURLToPath(new URL('./jestTransform.cjs', import.meta.url)) },
}
