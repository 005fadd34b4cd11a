import { expect, test } from 'vitest'
import { withPipeproof } from '../../preset/jest.ts'
import preset from '../../preset/jest-preset.ts'

/** A configuration as plain JavaScript would have it. */
const added = (config: object): Record<string, unknown> => withPipeproof(config as Record<string, unknown>)

const [spec = ''] = Object.keys(preset.transform)

test('a configuration without anything gets what the preset has', () => {
  expect(added({})).toEqual(preset)
})

test('what a project has stays, and goes first', () => {
  const config = added({
    testMatch: ['**/*.check.js'],
    moduleFileExtensions: ['js', 'vue'],
    modulePathIgnorePatterns: ['/out/'],
    setupFilesAfterEnv: ['./own.js'],
    dependencyExtractor: './own.js',
    verbose: true,
  })
  expect(config).toMatchObject({
    testMatch: ['**/*.check.js', '**/*.pipeline.{yaml,yml}'],
    moduleFileExtensions: ['js', 'vue', 'yaml', 'yml', 'py', 'R', 'sh'],
    dependencyExtractor: './own.js',
    modulePathIgnorePatterns: ['/out/', '/\\.pipeproof/'],
    setupFilesAfterEnv: ['./own.js', 'pipeproof/matchers/jest', expect.stringMatching(/jestCoverage\.cjs$/)],
    verbose: true,
  })
})

test('a project that transforms by itself is not transformed otherwise', () => {
  expect(Object.keys(added({ transform: { '\\.ts$': 'ts-jest' } })['transform'] ?? {})).toEqual([spec, '\\.ts$'])
  expect(Object.keys(added({ preset: 'ts-jest' })['transform'] ?? {})).toEqual([spec])
})

test('expressions stay expressions, for Jest takes no patterns beside them', () => {
  expect(added({ testRegex: 'check' })).toMatchObject({ testRegex: ['check', '\\.pipeline\\.ya?ml$'] })
  expect(added({ testRegex: 'check' })).not.toHaveProperty('testMatch')
})

test('one pattern is as good as a list of one', () => {
  expect(added({ testMatch: '**/*.check.js' })['testMatch']).toEqual(['**/*.check.js', '**/*.pipeline.{yaml,yml}'])
})

test('what was added before is not added again', () => {
  expect(added(added({}))).toEqual(preset)
})

test.each([
  ['a function', (): object => ({})],
  ['a promise', Promise.resolve({})],
  ['nothing', undefined],
  ['null', null],
])('%s is no configuration', (_, config) => {
  expect(() => added(config as object)).toThrow(/Unexpected .* in `withPipeproof`, expected a configuration of Jest/)
})

test('what is no list of texts is refused', () => {
  expect(() => added({ setupFilesAfterEnv: [1] })).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`1\` in \`setupFilesAfterEnv\`, expected a list of texts, write one
      see  docs/errors.md#pp004]
  `)
})

test('options become a global of the project, beside its own', () => {
  const config = withPipeproof({ rootDir: '/project', globals: { OWN: 1 } }, { python: './python', parallel: 1 })
  expect(config).toMatchObject({
    globals: { OWN: 1, PIPEPROOF_OPTIONS: '{"python":"/project/python","parallel":1}' },
  })
  expect(withPipeproof({}, {})).not.toHaveProperty('globals')
})

test('a typo in an option is told with the name that was meant', () => {
  expect(() => withPipeproof({}, { paralel: 1 } as object)).toThrow(
    /^Unexpected key `paralel` in the options of pipeproof, expected .*, write `parallel`/,
  )
})
