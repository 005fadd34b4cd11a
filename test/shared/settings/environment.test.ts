import { describe, expect, test } from 'vitest'
import { between, environmentSettings, variableNames } from '../../../src/shared/settings/environment.ts'
import { codeIn, filesIn, textOf } from '../../house/files.ts'

const valuesOf = (env: Record<string, string>): [string, unknown][] =>
  environmentSettings(env).map(({ key, value }) => [key, value])

test('variables are settings, and say so', () => {
  expect(environmentSettings({ PIPEPROOF_RUNNER: 'process', HOME: '/' })).toEqual([
    { key: 'runner', value: 'process', from: '`PIPEPROOF_RUNNER`' },
  ])
})

test.each([
  ['PIPEPROOF_CACHE', 'off', 'cache', false],
  ['PIPEPROOF_CACHE', '0', 'cache', false],
  ['PIPEPROOF_CACHE', 'on', 'cache', true],
  ['PIPEPROOF_CACHE', 'prove', 'cache', 'prove'],
  ['PIPEPROOF_SHRINK', 'off', 'shrink', false],
  ['PIPEPROOF_PARALLEL', '4', 'parallel', 4],
  ['PIPEPROOF_PYTHON', '/usr/bin/python3', 'python', '/usr/bin/python3'],
])('%s=%s is read', (name, text, ...setting) => {
  expect(valuesOf({ [name]: text })).toEqual([setting])
})

test('one that is empty sets nothing', () => {
  expect(valuesOf({ PIPEPROOF_RUNNER: '', PIPEPROOF_PARALLEL: '' })).toEqual([])
})

test('those that are no settings set none', () => {
  expect(valuesOf({ PIPEPROOF_SEED: 'x', PIPEPROOF_UPDATE: '1', PIPEPROOF_PROFILE: 'ci', PIPEPROOF_RUN: 'x' })).toEqual(
    [],
  )
})

describe('a typo is told with what was meant', () => {
  test.each([
    ['PIPEPROOF_RUNNER', 'proces'],
    ['PIPEPROOF_RUNNER', 'constructor'],
    ['PIPEPROOF_CACHE', 'prov'],
    ['PIPEPROOF_UPDATE', 'yes'],
    ['PIPEPROOF_PARALLEL', '0'],
    ['PIPEPROOF_PARALLEL', 'all'],
    ['PIPEPROOF_RUNER', 'process'],
  ])('%s=%s', (name, text) => {
    expect(() => environmentSettings({ [name]: text })).toThrowErrorMatchingSnapshot()
  })

  test('a name that is like none of ours is somebody else’s', () => {
    expect(valuesOf({ PIPEPROOF_DASHBOARD_VERSION: '3' })).toEqual([])
  })
})

describe('the table of the README', () => {
  const readme = textOf('README.md')
  const [, table = ''] = readme.split('### Environment variables\n')
  const first = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell)
  const inTable = first.flatMap((cell) => cell.match(/PIPEPROOF_[A-Z_]+/g) ?? [])
  const python = filesIn('src')
    .filter((path) => path.endsWith('.py'))
    .map(textOf)
  const texts = [...Object.values(codeIn('src', 'preset', 'matchers')), ...python]
  const used = new Set(texts.join('\n').match(/\bPIPEPROOF_[A-Z_]+\b/g))

  test('has every variable that is read somewhere', () => {
    expect(used.size).toBeGreaterThan(10)
    expect([...used].filter((name) => !inTable.includes(name))).toEqual([])
  })

  test('has none that nobody reads', () => {
    expect(inTable.filter((name) => !used.has(name))).toEqual([])
  })

  test('is known where typos are told', () => {
    expect([...variableNames, ...between].toSorted()).toEqual(inTable.toSorted())
  })
})
