import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTable } from '../src/openTable.ts'
import { writeTable } from '../src/writeTable.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const from = import.meta.url

test.each(['csv', 'tsv', 'jsonl', 'json', 'parquet', 'arrow', 'csv.gz'])(
  'a table, rows and Arrow are written as %s',
  async (ending) => {
    const dir = folder()
    const columns = { id: { type: 'integer' }, name: { type: 'string' } } as const
    const rows = [
      { id: 1, name: 'x' },
      { id: 2, name: null },
    ]
    await writeTable(rows, join(dir, `a.${ending}`), { columns })
    const table = await openTable(join(dir, `a.${ending}`), { from, columns })
    await writeTable(table, join(dir, `b.${ending}`))
    await writeTable(await table.toArrow(), join(dir, `c.${ending}`))
    for (const name of ['a', 'b', 'c'])
      expect(await (await openTable(join(dir, `${name}.${ending}`), { from, columns })).rows()).toEqual(rows)
  },
)

test('what is no data can not be written', async () => {
  // a caller without types may pass anything
  const none = 'x' as never
  expect(await thrown(() => writeTable(none, '/nowhere/a.csv'))).toMatchInlineSnapshot(`
    "Unexpected \`x\`, expected a table, rows or a table of Arrow, pass one of these
      see  docs/errors.md#pp022"
  `)
})

test('an ending that no format has is said', async () => {
  await expect(writeTable([{ id: 1 }], join(folder(), 'a.xyz'))).rejects.toMatchObject({ code: 'PP016' })
})
