import { describe, expect, test } from 'vitest'
import { packedOptions, presetSettings } from '../../../src/shared/settings/options.ts'

test('options arrive as they were given, their paths from the root', () => {
  const packed = packedOptions({ python: '.venv/bin/python', contracts: ['c'], shrink: { ms: 5 } }, '/project')
  expect(presetSettings(packed).map(({ key, value }) => [key, value])).toEqual([
    ['python', '/project/.venv/bin/python'],
    ['contracts', ['/project/c']],
    ['shrink.ms', 5],
  ])
})

test('no options set nothing', () => {
  expect(packedOptions({}, '/')).toBe('{}')
  expect(presetSettings('')).toEqual([])
})

describe('what is wrong is told', () => {
  test.each([
    [{ pyhton: 'python3' }],
    [{ runner: 'proces' }],
    [{ profiles: {} }],
    [{ masking: { columns: 'name' } }],
    [null],
    ['process'],
    [{ python: 'AKIAABCDEFGHIJKLMNOP' }],
  ])('%j', (options) => {
    expect(() => packedOptions(options, '/')).toThrowErrorMatchingSnapshot()
  })

  test('what is no JSON, for somebody else set the variable', () => {
    expect(() => presetSettings('{ runner')).toThrowErrorMatchingInlineSnapshot(`
      [PipeproofError: Unexpected \`{ runner\` in the options of pipeproof, expected a map, change the value
        see  docs/errors.md#pp004]
    `)
  })
})
