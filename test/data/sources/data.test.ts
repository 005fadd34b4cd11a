import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { data } from '../../../src/data/sources/data.ts'
import type { Port } from '../../../src/model/contract.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { hashFile } from '../../../src/shared/hashFile.ts'
import { manifestName } from '../../../src/shared/manifest.ts'
import { writeManifest } from '../../../src/shared/manifestText.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

const texts = {
  'data/orders.csv': 'id\n1\n',
  'data/parts/part-1.csv': 'id\n1\n',
  'data/parts/deep/part-2.csv': 'id\n2\n',
  'data/parts/other.csv': 'id\n3\n',
}

/** A project with `orders@1`, one file; `parts@1`, a glob; and `all@1`, a folder. */
function project(): string {
  const home = folder(texts)
  const set = (name: string, path: string, ...files: string[]) => ({
    name,
    path,
    files: Object.fromEntries(files.map((file) => [file, hashFile(join(home, file))])),
  })
  const [orders, ...parts] = Object.keys(texts) as [string, string, string, string] // as listed above
  writeManifest({
    file: join(home, manifestName),
    sets: [
      set('orders@1', orders, orders),
      set('parts@1', 'data/parts/**/part-*.csv', parts[0], parts[1]),
      set('all@1', 'data/parts', ...parts),
    ],
  })
  return home
}

async function provided(home: string, name: string, declared: Port): Promise<string> {
  const dir = join(folder(), 'inputs/raw')
  mkdirSync(dir, { recursive: true })
  await data({ place: 'step.raw', port: declared, dir }, { kind: 'data', name, manifest: join(home, manifestName) })
  return dir
}

const table = (files: string): Port => port('raw', { id: { type: 'integer' } }, { files })

test.each([
  ['orders', 'orders.csv', ['orders.csv']],
  ['orders@1', 'data.csv', ['data.csv']],
  ['parts@1', '**/part-*.csv', ['deep/part-2.csv', 'part-1.csv']],
  ['all', '**/*.csv', ['deep/part-2.csv', 'other.csv', 'part-1.csv']],
])('`%s` for `%s` is %j', async (name, files, found) => {
  expect(filesBelow(await provided(project(), name, table(files)))).toEqual(found)
})

test('only what the manifest names is copied, and the copy may be damaged', async () => {
  const home = project()
  writeFileSync(join(home, 'data/parts/part-9.csv'), 'new')
  const dir = await provided(home, 'all', table('**/*.csv'))
  expect(filesBelow(dir)).not.toContain('part-9.csv')
  writeFileSync(join(dir, 'part-1.csv'), 'gone')
  expect(readFileSync(join(home, 'data/parts/part-1.csv'), 'utf8')).toBe('id\n1\n')
})

test('a file that is not what it was is refused, also one of the same size and time', async () => {
  const home = project()
  const file = join(home, 'data/orders.csv')
  utimesSync(file, 1, 1)
  await provided(home, 'orders', table('data.csv'))
  writeFileSync(file, 'id\n2\n')
  utimesSync(file, 1, 1)
  expect(await thrown(() => provided(home, 'orders', table('data.csv')))).toMatchInlineSnapshot(`
    "Unexpected file \`data/orders.csv\` that has changed in \`orders@1\`, expected what it was when it was added, restore it, or make it a new version: \`pipeproof data check\` tells how
      see  docs/errors.md#pp004"
  `)
  rmSync(file)
  expect(await thrown(() => provided(home, 'orders', table('data.csv')))).toMatchInlineSnapshot(`
    "Unexpected path \`data/orders.csv\`, expected a file that exists, create it or mend the path
      see  docs/errors.md#pp001"
  `)
})

test('data that an input would not read is refused', async () => {
  const home = project()
  expect(await thrown(() => provided(home, 'all', table('data.csv')))).toMatchInlineSnapshot(`
    "Unexpected files \`deep/part-2.csv\`, \`other.csv\` and \`part-1.csv\` of \`all@1\` in \`step.raw\`, expected files that fit \`data.csv\`, rename what is there, or change \`files\` of the input
      see  docs/errors.md#pp004"
  `)
})
