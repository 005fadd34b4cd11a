import { ours } from './jestOurs.ts'

const { testRegex: _, ...added } = ours

const ofJest = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node']

/** What Jest does by itself, which a preset replaces, and what pipeproof adds. */
const preset = {
  ...added,
  testMatch: ['**/__tests__/**/*.?([mc])[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)', ...ours.testMatch],
  moduleFileExtensions: [...ofJest, ...ours.moduleFileExtensions],
  transform: { ...ours.transform, '\\.[cm]?[jt]sx?$': 'babel-jest' },
}

export default preset
