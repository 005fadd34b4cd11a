import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { provide } from '../../src/data/provide.ts'
import type { DataSpec } from '../../src/model/data.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const declared = port('raw', { id: { type: 'integer' } }, { rows: { min: 0 } })

async function provided(spec: DataSpec, upstream = ''): Promise<Record<string, string>> {
  const dir = join(folder(), 'deep/inputs/raw')
  await provide({ place: 'step.raw', port: declared, dir }, spec, () => Promise.resolve(upstream))
  return Object.fromEntries(filesBelow(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]))
}

test('each kind of source fills the folder of the port', async () => {
  const given = folder({ 'data.csv': 'id\n7\n' })
  expect(await provided({ kind: 'rows', rows: [{ id: 1 }] })).toEqual({ 'data.csv': 'id\n1\n' })
  expect(await provided({ kind: 'local', path: given })).toEqual({ 'data.csv': 'id\n7\n' })
  expect(await provided({ kind: 'upstream', step: 'a', port: 'b' }, given)).toEqual({ 'data.csv': 'id\n7\n' })
  expect(await provided({ kind: 'generated', rows: 3 })).toEqual({
    'data.csv': expect.stringMatching(/^id\n(-?\d+\n){3}$/),
  })
})

test('the folder is there even when its source has nothing', async () => {
  const dir = join(folder(), 'raw')
  await provide({ place: 'step.raw', port: declared, dir }, { kind: 'upstream', step: 'a', port: 'b' }, () =>
    Promise.resolve(join(dir, 'nowhere')),
  )
  expect(existsSync(dir)).toBe(true)
})
