import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csv } from '../../src/table/formats/csv.ts'
import { tsv } from '../../src/table/formats/tsv.ts'
import { pickRows } from '../../src/table/pick.ts'
import { folder } from '../support/folder.ts'

test('rows are copied as they are: empty texts, nulls, zeros in front, lines in quotes', async () => {
  const dir = folder({ 'a.csv': 'id,text\n007,""\n1,\n2,"two\nlines"\n3,"a ""b"""\n' })
  await pickRows({ file: join(dir, 'a.csv'), format: csv }, [0, 1, 3], join(dir, 'b.csv'))
  expect(readFileSync(join(dir, 'b.csv'), 'utf8')).toBe('id,text\n007,""\n1,\n3,"a ""b"""\n')
  await pickRows({ file: join(dir, 'a.csv'), format: csv }, [2], join(dir, 'b.csv'))
  expect(readFileSync(join(dir, 'b.csv'), 'utf8')).toBe('id,text\n2,"two\nlines"\n')
})

test('of no rows the header is left', async () => {
  const dir = folder({ 'a.tsv': 'id\ttext\n1\tx\n' })
  await pickRows({ file: join(dir, 'a.tsv'), format: tsv }, [], join(dir, 'b.tsv'))
  expect(readFileSync(join(dir, 'b.tsv'), 'utf8')).toBe('id\ttext\n')
})
