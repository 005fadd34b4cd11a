import { join, relative } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { settings } from '../../../src/cli/commands/settings.ts'
import { folder } from '../../support/folder.ts'
import { printed } from '../../support/printed.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('shows each setting with its value and who set it', async () => {
  vi.stubEnv('PIPEPROOF_PYTHON', '/usr/bin/python3')
  vi.stubEnv('PIPEPROOF_PROFILE', 'ci')
  const text = 'parallel: 2\nmasking: { columns: [street] }\nprofiles:\n  ci: { shrink: false }\n'
  const dir = folder({ 'pipeproof.yaml': text, 'deep/a.pipeline.yaml': '' })
  const { result, text: shown } = await printed(() => settings.run([join(dir, 'deep/a.pipeline.yaml')]))
  expect(result).toBe(0)
  expect(shown.replaceAll(`${relative(process.cwd(), dir)}/`, '')).toMatchInlineSnapshot(`
    "  setting           value             from
      cache             true              default
      limits.timeoutMs  60000             default
      masking.columns   ["street"]        pipeproof.yaml:2
      parallel          2                 pipeproof.yaml:1
      python            /usr/bin/python3  PIPEPROOF_PYTHON
      runner            python            default
      runs.days         30                default
      runs.keep         10                default
      shrink            false             pipeproof.yaml:4
    "
  `)
  expect((await printed(() => settings.run([join(dir, 'deep')]))).text).toBe(shown)
})

test('shows what is found where nobody sets it', async () => {
  vi.stubEnv('PIPEPROOF_PYTHON', '')
  const { text } = await printed(() => settings.run([folder({ '.venv/bin/python': '' })]))
  expect(text).toMatch(/^ {2}python .*\/\.venv\/bin\/python +\.venv$/m)
  expect(text).toMatch(/^ {2}parallel +\d+ +the cores of this machine$/m)
})

test('refuses what is not there, and two', () => {
  expect(() => settings.run(['nowhere'])).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected path \`nowhere\`, expected a file that exists, create it or mend the path
      see  docs/errors.md#pp001]
  `)
  expect(() => settings.run(['a', 'b'])).toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected 2 files, expected \`pipeproof settings PATH\`, see \`pipeproof --help\`
      see  docs/errors.md#pp024]
  `)
})
