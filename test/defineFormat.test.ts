import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defineFormat } from '../src/defineFormat.ts'
import { openTable } from '../src/openTable.ts'
import { writeTable } from '../src/writeTable.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const from = import.meta.url

test('a format of your own is read and written like others', async () => {
  defineFormat({
    name: 'pairs',
    extensions: ['pairs'],
    *read(path) {
      if (path.includes('bad')) throw new Error('pair without a value')
      yield* [{ id: 1, name: 'x' }, { id: 2 }]
    },
    write: (path, { rows }) => writeFileSync(path, JSON.stringify(rows)),
  })
  const dir = folder({ 'a.pairs': '', 'bad.pairs': '' })
  const table = await openTable(join(dir, 'a.pairs'), { from })
  expect(await table.rows()).toEqual([
    { id: 1, name: 'x' },
    { id: 2, name: null },
  ])
  expect(await table.query('SELECT max(id) AS id FROM data')).toEqual([{ id: 2 }])
  await table.close()
  await writeTable([{ id: 3, name: 'z' }], join(dir, 'b.pairs'))
  expect(readFileSync(join(dir, 'b.pairs'), 'utf8')).toBe('[{"id":3,"name":"z"}]')
  await expect(openTable(join(dir, 'bad.pairs'), { from })).rejects.toThrow(
    'Unexpected pair without a value in `bad.pairs`',
  )
})

test.each(['', 'csv'])('a format may not be called `%s`', async (name) => {
  await expect(async () => defineFormat({ name, extensions: ['x'], read: () => [] })).rejects.toMatchObject({
    code: 'PP004',
  })
})

test('a format may not take the ending of another', async () => {
  expect(await thrown(() => defineFormat({ name: 'mine', extensions: ['tsv'], read: () => [] })))
    .toMatchInlineSnapshot(`
    "Unexpected \`tsv\` in \`extensions\` of the format \`mine\`, expected endings that no other format has, change the value
      see  docs/errors.md#pp004"
  `)
})
