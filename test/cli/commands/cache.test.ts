import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cache } from '../../../src/cli/commands/cache.ts'
import { Store } from '../../../src/run/cache/store.ts'
import { entry } from '../../support/entry.ts'
import { folder } from '../../support/folder.ts'

let dir = ''
let printed = ''

beforeEach(() => {
  dir = folder({ 'package.json': '{}' })
  printed = ''
  vi.spyOn(process, 'cwd').mockReturnValue(dir)
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** What the command prints, or the first line of why it refuses. */
async function said(...args: string[]): Promise<string> {
  printed = ''
  try {
    await cache.run(args)
    return printed
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'nothing'
  }
}

function fill(): void {
  const store = new Store(join(dir, '.pipeproof/cache'))
  const steps = [
    { step: 'clean', state: 'reproducible', bytes: 1234, hours: 1 },
    { step: 'train', state: 'varies', bytes: 52_000_000, hours: 72 },
    { step: 'report', state: 'once', bytes: 12, hours: 0 },
  ] as const
  for (const [index, { hours, ...rest }] of steps.entries()) {
    const key = String(index).repeat(64)
    store.put(entry({ key, ...rest }), () => undefined)
    const used = Date.now() / 1000 - hours * 3600 - 1
    utimesSync(join(store.dirOf(key), 'entry.json'), used, used)
  }
}

test('an empty cache is told and cleaned', async () => {
  expect([await said(), await said('clean'), await said('clean', '--all')]).toMatchInlineSnapshot(`
    [
      "no results are kept
    ",
      "nothing to remove
    ",
      "nothing to remove
    ",
    ]
  `)
})

test('results are listed with their step, state, size and age', async () => {
  fill()
  expect(await said()).toMatchInlineSnapshot(`
    "3 results, 52.0 MB

      step    state         size     used
      report  once          12 B     0 min ago
      clean   reproducible  1.2 kB   1 h ago
      train   varies        52.0 MB  3 d ago
    "
  `)
})

test('the old or all are removed', async () => {
  fill()
  expect(await said('clean')).toBe('nothing to remove\n')
  expect(await said('clean', '--older-than', '2d')).toBe('removed 1 result, 52.0 MB\n')
  expect(await said('clean', '--older-than', '30m')).toBe('removed 1 result, 1.2 kB\n')
  expect(await said('clean', '--all')).toBe('removed 1 result, 12 B\n')
  expect(await said()).toBe('no results are kept\n')
})

test('a damaged result is shown and removed', async () => {
  fill()
  writeFileSync(join(new Store(join(dir, '.pipeproof/cache')).dirOf('0'.repeat(64)), 'entry.json'), '')
  expect(await said()).toContain('000000000000  damaged')
  expect(await said('clean')).toBe('removed 1 result, 0 B\n')
})

test('another use is refused with what would be right', async () => {
  const uses = [
    ['clear'],
    ['clean', '--al'],
    ['clean', '--older-than'],
    ['clean', '--older-than', 'week'],
    ['clean', '--all', 'x'],
  ]
  const told = []
  for (const use of uses) told.push(await said(...use))
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "Unexpected \`clear\`, expected \`clean\`, write \`clean\`
    Unexpected option \`--al\`, expected \`--older-than\` or \`--all\`, write \`--all\`
    Unexpected \`--older-than\`, expected \`--older-than 7d\` or \`--all\`, see \`pipeproof --help\`
    Unexpected \`--older-than week\`, expected \`--older-than 7d\` or \`--all\`, see \`pipeproof --help\`
    Unexpected \`--all x\`, expected \`--older-than 7d\` or \`--all\`, see \`pipeproof --help\`"
  `)
})

test('its help says what it takes', () => {
  expect(`${cache.usage}\n${cache.summary}`).toMatchInlineSnapshot(`
    "[clean [--older-than 7d | --all]]
    Lists the results of steps that are kept for later runs, or removes the old and damaged ones, or those that you say."
  `)
})
