import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sentences } from '../src/errors.ts'
import { functionsOf, stringsOf } from './house/code.ts'
import { codeIn, filesIn, textOf } from './house/files.ts'
import { rules, violationsOf, type RuleName } from './house/rules.ts'

const ruleNames = Object.keys(rules) as RuleName[] // the keys of a constant
const ours = codeIn('src', 'matchers', 'preset')
const withExamples = { ...ours, ...codeIn('examples') }

test.each(ruleNames)('%s', (rule) => {
  expect(violationsOf(rule, withExamples)).toEqual([])
})

const typeKinds = {
  'type import': (module: string) => `import type { x } from '${module}'`,
  'type in place': (module: string) => `export type X = import('${module}').X`,
}
const valueKinds = {
  'static import': (module: string) => `import { x } from '${module}'`,
  're-export': (module: string) => `export { x } from '${module}'`,
  'side effect': (module: string) => `import '${module}'`,
  'dynamic import': (module: string) => `await import('${module}')`,
  'dynamic import with backticks': (module: string) => `await import(\`${module}\`)`,
  require: (module: string) => `require('${module}')`,
  'import by assignment': (module: string) => `import x = require('${module}')`,
  'createRequire at once': (module: string) => `createRequire(import.meta.url)('${module}')`,
  'createRequire kept': (module: string) => `const load = createRequire(import.meta.url)\nload('${module}')`,
}
const kinds = Object.entries({ ...typeKinds, ...valueKinds })

/** Imports that break a rule, each with one in its place that does not. */
const planted: Record<RuleName, { file: string; bad: string; good: string }[]> = {
  'a file imports its own layer or a more basic one': [
    { file: 'src/model/x.ts', bad: '../shared/y.ts', good: './y.ts' },
    { file: 'src/shared/x.ts', bad: '../table/y.ts', good: '../errors.ts' },
    { file: 'src/errors.ts', bad: './flow.ts', good: './shared/y.ts' },
    { file: 'src/table/x.ts', bad: '../check/y.ts', good: '../process/y.ts' },
    { file: 'src/check/x.ts', bad: '../flow.ts', good: '../table/y.ts' },
    { file: 'src/flow.ts', bad: './describe.ts', good: './check/y.ts' },
    { file: 'src/composesStages.ts', bad: './describer.ts', good: './flow.ts' },
    { file: 'src/describe.ts', bad: './api.ts', good: './flow.ts' },
    { file: 'src/index.ts', bad: './cli/y.ts', good: './describer.ts' },
    { file: 'src/cli/x.ts', bad: 'pipeproof/preset/vitest', good: 'pipeproof/kit' },
    { file: 'src/newFolder/x.ts', bad: '../model/y.ts', good: 'node:fs' },
    { file: 'src/shared/x.ts', bad: '../../test/y.ts', good: '../../package.json' },
  ],
  'a stage imports no other stage': [
    { file: 'src/check/x.ts', bad: '../run/y.ts', good: './y.ts' },
    { file: 'src/check/checks/x.ts', bad: '../../run/runners/y.ts', good: '../failures.ts' },
  ],
  'inside src a file imports files, never a folder': [
    { file: 'src/check/x.ts', bad: './y', good: './y.ts' },
    { file: 'src/check/x.ts', bad: './y.js', good: './y.json' },
    { file: 'src/check/x.ts', bad: './checks', good: './checks/y.ts' },
    { file: 'src/check/x.ts', bad: './checks/index.ts', good: './checks/y.ts' },
  ],
  'inside src nobody imports an entry': [
    { file: 'src/api.ts', bad: './index.ts', good: './flow.ts' },
    { file: 'src/api.ts', bad: 'pipeproof', good: './flow.ts' },
    { file: 'src/index.ts', bad: './kit.ts', good: './api.ts' },
  ],
  'matchers, preset, cli and examples import what a user can import': [
    { file: 'matchers/x.ts', bad: '../src/flow.ts', good: 'pipeproof/kit' },
    { file: 'preset/x.ts', bad: '../matchers/y.ts', good: './y.ts' },
    { file: 'src/cli/commands/x.ts', bad: '../../y.ts', good: '../y.ts' },
    { file: 'examples/1/x.test.ts', bad: '../../src/y.ts', good: './y.ts' },
    { file: 'examples/1/x.test.ts', bad: '../2/y.ts', good: '@jest/globals' },
    { file: 'examples/1/x.test.ts', bad: 'pipeproof/inner', good: 'pipeproof/preset' },
  ],
  'a package is imported only at its home': [
    { file: 'src/check/x.ts', bad: 'fast-check', good: 'node:fs' },
    { file: 'src/data/x.ts', bad: '@duckdb/node-api', good: 'fast-check' },
    { file: 'src/data/x.ts', bad: 'apache-arrow', good: 'fast-check' },
    { file: 'src/run/x.ts', bad: 'execa', good: '../process/start.ts' },
    { file: 'src/data/x.ts', bad: '@aws-sdk/client-s3', good: 'fast-check' },
    { file: 'src/table/x.ts', bad: '@aws-sdk/client-s3', good: '@duckdb/node-api' },
    { file: 'src/contract/x.ts', bad: 'yaml', good: '../shared/yaml.ts' },
    { file: 'src/contract/x.ts', bad: 'ajv/dist/2020.js', good: '../shared/schema.ts' },
    { file: 'src/shared/x.ts', bad: 'csv-parse/sync', good: 'yaml' },
    { file: 'src/describe.ts', bad: 'vitest', good: './flow.ts' },
    { file: 'matchers/index.ts', bad: 'vitest/node', good: './types.ts' },
    { file: 'matchers/vitest.ts', bad: 'expect', good: 'vitest' },
    { file: 'src/jest.ts', bad: '@jest/globals', good: './describe.ts' },
    { file: 'src/shared/x.ts', bad: 'a-package-nobody-spoke-of', good: 'ajv' },
  ],
  'imports form no cycle': [{ file: 'src/shared/x.ts', bad: './x.ts', good: './y.ts' }],
  // these two are not about where a module is: they have tests of their own below
  'an import names its module outright': [],
  'the model holds types only': [],
}

const rulesByKind = ruleNames.flatMap((rule) => kinds.map(([kind, write]) => ({ rule, kind, write })))

describe('the rules', () => {
  test.each(rulesByKind.filter(({ rule }) => planted[rule].length > 0))('$rule: $kind', ({ rule, write }) => {
    const count = (file: string, module: string): number => violationsOf(rule, { [file]: write(module) }).length
    expect(planted[rule].filter(({ file, bad }) => count(file, bad) !== 1)).toEqual([])
    expect(planted[rule].filter(({ file, good }) => count(file, good) !== 0)).toEqual([])
  })

  test.each(kinds)('a circle of three files is found through a %s', (_, write) => {
    const texts = {
      'src/index.ts': write('./shared/a.ts'),
      'src/shared/a.ts': write('./b.ts'),
      'src/shared/b.ts': write('pipeproof'),
    }
    expect(violationsOf('imports form no cycle', texts)).toEqual([
      'src/index.ts -> src/shared/a.ts -> src/shared/b.ts -> src/index.ts',
    ])
  })

  test.each(Object.entries(valueKinds))('the model may not have a %s', (_, write) => {
    expect(violationsOf('the model holds types only', { 'src/model/x.ts': write('./y.ts') })).not.toEqual([])
  })

  test.each([
    'export const x = 1',
    'export function x(): void {}',
    'export enum X { a }',
    'export class X {}',
    `import { type X } from './y.ts'`,
  ])('the model may not have `%s`', (text) => {
    expect(violationsOf('the model holds types only', { 'src/model/x.ts': text })).toHaveLength(1)
  })

  test.each([
    `import type { X } from './y.ts'`,
    `export type { X } from './y.ts'`,
    'export interface X {}',
    'type X = 1',
    `type X = import('./y.ts').X`,
  ])('the model may have `%s`', (text) => {
    expect(violationsOf('the model holds types only', { 'src/model/x.ts': text })).toEqual([])
  })

  test.each(['await import(name)', 'require(name)', 'await import(`./${name}.ts`)', 'createRequire(here)(name)'])(
    '`%s` hides what it imports',
    (text) => {
      expect(violationsOf('an import names its module outright', { 'src/run/x.ts': text })).toHaveLength(1)
    },
  )
})

const nameOf = (path: string): string => basename(path).replace(/\..*/, '')

describe('the house', () => {
  // one word, such as `exits`, belongs to ordinary sentences too, and a fixture may be called after the error it causes
  const fixtures = filesIn('test')
    .filter((path) => path.startsWith('test/fixtures/'))
    .map(nameOf)
    .filter((name) => /[A-Z]/.test(name) && !(name in sentences))

  test('no name of an example or of a fixture is known to src', () => {
    const named = filesIn('examples').filter((path) => /\/(scripts|contracts)\/|\.pipeline\.ya?ml$/.test(path))
    const names = [...new Set([...named.map(nameOf), ...fixtures])]
    const known = Object.entries(codeIn('src')).flatMap(([file, text]) => {
      const words = new Set(stringsOf(file, text).flatMap((piece) => piece.match(/\w+/g) ?? []))
      return names.filter((name) => words.has(name)).map((name) => `${file} knows ${name}`)
    })
    expect(names).not.toEqual([])
    expect(known).toEqual([])
  })

  const lines = Object.entries(ours).map(([file, text]) => ({ file, lines: text.trimEnd().split('\n').length }))

  test('no file has more than 250 lines', () => {
    expect(lines.filter((file) => file.lines > 250)).toEqual([])
  })

  test('half of the files have at most 80 lines', () => {
    const sorted = lines.map((file) => file.lines).toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80)
  })

  test('no function has more than 40 lines', () => {
    const functions = Object.entries(ours).flatMap(([file, text]) => functionsOf(file, text))
    expect(functions.length).toBeGreaterThan(lines.length)
    expect(functions.filter((each) => each.lines > 40)).toEqual([])
  })

  test('nothing in src is left to do', () => {
    expect(filesIn('src').filter((path) => /\b(TODO|FIXME)\b/.test(textOf(path)))).toEqual([])
  })
})
