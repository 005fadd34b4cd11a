import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from '../../../src/shared/files.ts'
import { Stopped } from '../../../src/shared/stopped.ts'
import { upstream } from '../../../src/data/sources/upstream.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'

test('what the producer wrote is copied, so that a script may damage it', async () => {
  const [from, dir] = [folder({ 'deep/a.csv': 'id\n1\n' }), join(folder(), 'inputs')]
  const asked: string[] = []
  const find = (step: string, name: string): Promise<string> => {
    asked.push(`${step}.${name}`)
    return Promise.resolve(from)
  }
  await upstream(
    { place: 'train.data', port: port('data'), dir },
    { kind: 'upstream', step: 'clean', port: 'out' },
    find,
  )
  expect(asked).toEqual(['clean.out'])
  expect(readFileSync(join(dir, 'deep/a.csv'), 'utf8')).toBe('id\n1\n')
  writeFileSync(join(dir, 'deep/a.csv'), 'gone')
  expect(readFileSync(join(from, 'deep/a.csv'), 'utf8')).toBe('id\n1\n')
})

const failing = (): Promise<string> => Promise.reject(new Error('clean failed'))

test('a producer that did not deliver is passed on', async () => {
  const run = upstream(
    { place: 'train.data', port: port('data'), dir: folder() },
    { kind: 'upstream', step: 'clean', port: 'out' },
    failing,
  )
  await expect(run).rejects.toThrow('clean failed')
})

test('what several producers wrote lies side by side', async () => {
  const folders: Record<string, string> = {
    a: folder({ 'deep/a.csv': 'a', 'x.csv': 'a' }),
    b: folder({ 'deep/b.csv': 'b' }),
  }
  const dir = join(folder(), 'inputs')
  await upstream(
    { place: 'train.data', port: port('data'), dir },
    {
      kind: 'upstream',
      step: 'a',
      port: 'out',
      also: [
        { step: 'b', port: 'out' },
        { step: 'wroteNothing', port: 'out' },
      ],
    },
    (step) => Promise.resolve(folders[step] ?? '/nowhere'),
  )
  expect(filesBelow(dir)).toEqual(['deep/a.csv', 'deep/b.csv', 'x.csv'])
})

test.each([
  { name: 'one name', first: { 'deep/x.csv': 'a' }, second: { 'deep/x.csv': 'b' }, path: 'deep/x.csv' },
  { name: 'a file where another has a folder', first: { 'deep/x.csv': 'a' }, second: { deep: 'b' }, path: 'deep' },
  { name: 'a folder where another has a file', first: { deep: 'a' }, second: { 'deep/x.csv': 'b' }, path: 'deep' },
])('files of several producers that clash are a finding: $name', async ({ first, second, path }) => {
  const folders: Record<string, string> = { a: folder(first), b: folder(second) }
  const run = upstream(
    { place: 'train.data', port: port('data'), dir: join(folder(), 'inputs') },
    { kind: 'upstream', step: 'a', port: 'out', also: [{ step: 'b', port: 'out' }] },
    (step) => Promise.resolve(folders[step] ?? ''),
  )
  await expect(run).rejects.toBeInstanceOf(Stopped)
  await expect(run).rejects.toThrow(
    `Unexpected file \`${path}\` of both \`a.out\` and \`b.out\` in \`train.data\`, expected files with names of their own, as they are to lie side by side, give one of them another \`files\``,
  )
})
