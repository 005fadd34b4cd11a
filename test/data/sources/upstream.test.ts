import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
