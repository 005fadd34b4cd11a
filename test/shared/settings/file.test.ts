import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fileSettings, settingsFile } from '../../../src/shared/settings/file.ts'
import schema from '../../../src/shared/settings/settings.schema.json' with { type: 'json' }
import { folder } from '../../support/folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What is said of a file, without the folder that it is in. */
function refusal(text: string): string {
  const dir = folder({ 'pipeproof.yaml': text })
  try {
    fileSettings(dir)
  } catch (error) {
    return String(error).replaceAll(`${relative(process.cwd(), dir)}/`, '')
  }
  throw new Error('it is not refused')
}

test('the nearest file at or above a folder counts, alone', () => {
  const dir = folder({
    'pipeproof.yaml': 'parallel: 1\nrunner: process\n',
    'inner/pipeproof.yaml': 'parallel: 2\n',
    'inner/deep/x': '',
  })
  expect(settingsFile(join(dir, 'inner/deep'))).toBe(join(dir, 'inner/pipeproof.yaml'))
  expect(fileSettings(join(dir, 'inner/deep')).flat()).toMatchObject([{ key: 'parallel', value: 2 }])
})

test('a file that is empty sets nothing, and one that changes is read anew', () => {
  const dir = folder({ 'pipeproof.yaml': '# nothing yet\n' })
  expect(fileSettings(dir)).toEqual([[]])
  writeFileSync(join(dir, 'pipeproof.yaml'), 'parallel: 3\n')
  expect(fileSettings(dir).flat()).toMatchObject([{ key: 'parallel', value: 3 }])
})

test('paths are meant from the file, a command is looked for on `PATH`', () => {
  const dir = folder({
    'pipeproof.yaml': 'python: .venv/bin/python\ncontracts: [../shared]\nprofiles: { ci: { python: python3 } }\n',
  })
  expect(fileSettings(join(dir)).flat()).toMatchObject([
    { key: 'python', value: join(dir, '.venv/bin/python') },
    { key: 'contracts', value: [join(dir, '../shared')] },
  ])
  vi.stubEnv('PIPEPROOF_PROFILE', 'ci')
  expect(fileSettings(dir)[0]).toMatchObject([{ key: 'python', value: 'python3' }])
})

describe('what is wrong in it is told with its place', () => {
  test('a profile that is not there', () => {
    vi.stubEnv('PIPEPROOF_PROFILE', 'cii')
    expect(refusal('parallel: 1\nprofiles: { ci: {}, night: {} }\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`cii\` in \`PIPEPROOF_PROFILE\`, expected \`ci\` or \`night\`, write \`ci\`
        in   pipeproof.yaml:2:1
        see  docs/errors.md#pp004"
    `)
    expect(refusal('parallel: 1\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`cii\` in \`PIPEPROOF_PROFILE\`, expected a name under \`profiles\` in \`pipeproof.yaml\`, add it there, or unset it
        in   pipeproof.yaml:1:1
        see  docs/errors.md#pp004"
    `)
    expect(() => fileSettings(folder())).toThrowErrorMatchingInlineSnapshot(`
      [PipeproofError: Unexpected \`cii\` in \`PIPEPROOF_PROFILE\`, expected a name under \`profiles\` in \`pipeproof.yaml\`, add it there, or unset it
        see  docs/errors.md#pp004]
    `)
  })

  test.each(['__proto__', 'constructor', 'toString'])('a profile `%s`, which nobody wrote', (name) => {
    vi.stubEnv('PIPEPROOF_PROFILE', name)
    expect(refusal('profiles: { ci: {} }\n')).toContain(
      `Unexpected \`${name}\` in \`PIPEPROOF_PROFILE\`, expected \`ci\``,
    )
  })

  test('a value of another shape', () => {
    expect(refusal('parallel: 2\nrunner: proces\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`proces\` in \`runner\`, expected \`python\`, \`process\`, \`command\` or \`container\`, write \`process\`
        in   pipeproof.yaml:2:9
        see  docs/errors.md#pp004"
    `)
    expect(refusal('shrink: quick\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`quick\` in \`shrink\`, expected \`true\` or \`false\`, change the value
        in   pipeproof.yaml:1:9
        see  docs/errors.md#pp004"
    `)
    expect(refusal('limits: { timeoutMs: 0 }\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected \`0\` in \`limits.timeoutMs\`, expected at least 1, change the value
        in   pipeproof.yaml:1:22
        see  docs/errors.md#pp004"
    `)
    expect(refusal('- parallel\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected list in the settings, expected a map, change the value
        in   pipeproof.yaml:1:1
        see  docs/errors.md#pp004"
    `)
    expect(refusal('parallel: [\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected YAML (Flow sequence in block collection must be sufficiently indented and end with a ]), expected a file that parses, mend it at this place
        in   pipeproof.yaml:2:1
        see  docs/errors.md#pp002"
    `)
  })

  test('what looks like a secret, which is not repeated', () => {
    expect(refusal('parallel: 1\npython: AKIAABCDEFGHIJKLMNOP\n')).toMatchInlineSnapshot(`
      "PipeproofError: Unexpected text that looks like a secret in \`python\`, expected settings only, take it out, and give it to scripts by the environment
        in   pipeproof.yaml:2:9
        see  docs/errors.md#pp004"
    `)
    expect(refusal('token: x\n')).toContain('Unexpected key `token`')
  })

  test('that it is a folder', () => {
    const dir = folder()
    mkdirSync(join(dir, 'pipeproof.yaml'))
    expect(() => fileSettings(dir)).toThrow(/^Unexpected folder in `.*pipeproof\.yaml`, expected a file/)
  })
})

interface Part {
  properties?: Record<string, Part>
  then?: Part
}

/** Every map in the schema that has keys, by its path. */
function mapsIn({ properties, then }: Part, path: string[] = []): { path: string[]; keys: string[] }[] {
  if (!properties) return then ? mapsIn(then, path) : []
  const below = Object.entries(properties).flatMap(([name, part]) => mapsIn(part, [...path, name]))
  return [{ path, keys: Object.keys(properties) }, ...below]
}

const maps = mapsIn(schema as Part) // all that is looked at of it
const inProfiles = maps
  .filter(({ path }) => path[0] !== 'profiles')
  .map(({ path, keys }) => ({
    path: ['profiles', 'ci', ...path],
    keys: keys.filter((key) => !['$schema', 'profiles'].includes(key)),
  }))

describe('a key that is not known', () => {
  test.each(
    [...maps, ...inProfiles].flatMap(({ path, keys }) =>
      keys.filter((key) => key !== '$schema').map((key) => [path.join('.'), key]),
    ),
  )('in `%s` is refused, with file, line and the key that was meant: %s', (path, key) => {
    const names = path === '' ? [] : path.split('.')
    const typo = `${key}e`
    const value = [...names, typo].reduceRight<unknown>((inner, name) => ({ [name]: inner }), 1)
    const [first, second] = refusal(`# a line\n${JSON.stringify(value)}\n`).split('\n')
    expect(first).toMatch(new RegExp(`^PipeproofError: Unexpected key \`${typo}\` in .*, write \`${key}\`$`))
    expect(second).toMatch(/^ {2}in {3}pipeproof\.yaml:2:\d+$/)
  })
})
