import { afterEach, expect, test, vi } from 'vitest'
import { optionsVariable } from '../../src/kit.ts'
import { handed, withHanded } from '../../preset/settings.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('options are handed on, those of nobody are not', () => {
  expect(handed({ runner: 'process', python: './python' }, '/project')).toEqual({
    [optionsVariable]: '{"runner":"process","python":"/project/python"}',
  })
  expect(handed({})).toEqual({})
})

test.each([undefined, 'before'])('they are in force for a time, and then what was there: %s', (before) => {
  vi.stubEnv(optionsVariable, before)
  expect(withHanded({ [optionsVariable]: 'now' }, () => process.env[optionsVariable])).toBe('now')
  expect(process.env[optionsVariable]).toBe(before)
  expect(() =>
    withHanded({ [optionsVariable]: 'now' }, () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(process.env[optionsVariable]).toBe(before)
})
