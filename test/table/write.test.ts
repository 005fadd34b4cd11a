import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csv } from '../../src/table/formats/csv.ts'
import { tsv } from '../../src/table/formats/tsv.ts'
import { writeTable } from '../../src/table/write.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

test('writes a header, then a line for each row, in folders that it makes', async () => {
  const path = join(folder(), 'train/deep/data.csv')
  await writeTable(path, csv, {
    columns: ['id', 'name', 'ok'],
    rows: [
      { id: 1, name: 'a,b', ok: true },
      { id: 0.5, name: '', ok: null },
    ],
  })
  expect(readFileSync(path, 'utf8')).toBe('id,name,ok\n1,"a,b",true\n0.5,"",\n')
})

test('writes a header alone when there are no rows', async () => {
  const path = join(folder(), 'data.tsv')
  await writeTable(path, tsv, { columns: ['id', 'first name'], rows: [] })
  expect(readFileSync(path, 'utf8')).toBe('id\tfirst name\n')
})

test('a value that a row lacks is null, whatever JavaScript knows by that name', async () => {
  const path = join(folder(), 'data.csv')
  await writeTable(path, csv, { columns: ['id', 'constructor', '__proto__'], rows: [{ id: 1 }] })
  expect(readFileSync(path, 'utf8')).toBe('id,constructor,__proto__\n1,,\n')
})

test('writes over a file that is there', async () => {
  const dir = folder({ 'data.csv': 'long since\nforgotten\n' })
  await writeTable(join(dir, 'data.csv'), csv, { columns: ['id'], rows: [] })
  expect(readFileSync(join(dir, 'data.csv'), 'utf8')).toBe('id\n')
})

test('says that the disk refused when a folder can not be made', async () => {
  const dir = folder({ file: '' })
  const run = (): Promise<void> => writeTable(join(dir, 'file/data.csv'), csv, { columns: ['id'], rows: [] })
  expect(await thrown(run)).toMatchInlineSnapshot(`
    "Unexpected refusal to write \`file/data.csv\` (EEXIST: file already exists, mkdir 'file'), expected a folder with space that can be written, free it or change its owner
      see  docs/errors.md#pp013"
  `)
})

test('says that columns can not be told apart by capitals alone', async () => {
  const dir = folder()
  const run = (): Promise<void> => writeTable(join(dir, 'a.csv'), csv, { columns: ['id', 'ID'], rows: [] })
  expect(await thrown(run)).toMatchInlineSnapshot(`
    "Unexpected second column \`ID\` in \`a.csv\`, expected names that differ in more than capitals, rename it
      see  docs/errors.md#pp004"
  `)
})
