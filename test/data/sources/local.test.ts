import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { local } from '../../../src/data/sources/local.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

async function copied(path: string): Promise<string> {
  const dir = join(folder(), 'inputs/raw')
  await local({ place: 'step.raw', port: port('raw'), dir }, { kind: 'local', path })
  return dir
}

test('a folder is copied with all that is in it', async () => {
  const dir = await copied(folder({ 'a.csv': 'id\n', 'deep/er/b.bin': Buffer.from([0, 255]) }))
  expect(filesBelow(dir)).toEqual(['a.csv', 'deep/er/b.bin'])
  expect(readFileSync(join(dir, 'deep/er/b.bin'))).toEqual(Buffer.from([0, 255]))
})

test('a file is copied under its own name', async () => {
  expect(filesBelow(await copied(join(folder({ 'a [1].csv': 'id\n', 'b.csv': '' }), 'a [1].csv')))).toEqual([
    'a [1].csv',
  ])
})

test('a copy may be damaged without harm to the original', async () => {
  const original = folder({ 'a.csv': 'id\n' })
  writeFileSync(join(await copied(original), 'a.csv'), 'gone')
  expect(readFileSync(join(original, 'a.csv'), 'utf8')).toBe('id\n')
})

test('a path that is not there is refused, and one like it is named', async () => {
  const dir = folder({ 'orders.csv': '' })
  expect(await thrown(() => copied(join(dir, 'order.csv')))).toMatchInlineSnapshot(`
    "Unexpected path \`order.csv\`, expected a file that exists, write \`orders.csv\`
      see  docs/errors.md#pp001"
  `)
  expect(await thrown(() => copied(join(dir, 'nowhere/x.csv')))).toMatchInlineSnapshot(`
    "Unexpected path \`nowhere/x.csv\`, expected a file that exists, create it or mend the path
      see  docs/errors.md#pp001"
  `)
})
