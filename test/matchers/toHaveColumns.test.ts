import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'

expect.extend(matchers)

const data = [{ id: 1, name: 'a' }]

test('passes the columns that are there', async () => {
  await expect(data).toHaveColumns('name')
  await expect(data).toHaveColumns(['id', 'name'], { exact: true, ordered: true })
})

test('tells which are not, and which are too many', async () => {
  await expect(data).not.toHaveColumns(['name', 'id'], { ordered: true })
  await expect(expect(data).toHaveColumns(['id', 'nam'])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected columns \`id\` and \`name\` in \`rows.data.nam\`, expected a column \`nam\`, rename \`name\`

      the data is not what is asked of it: 1 of 1 row
      row 1  { id: 1, name: a }  in data.jsonl]
  `)
  await expect(expect(data).toHaveColumns('id', { exact: true })).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected columns \`name\` in \`rows.data\`, expected no more than \`id\`, drop them, or declare them

      the data is not what is asked of it
      row 1  { id: 1, name: a }  in data.jsonl]
  `)
  await expect(expect(data).not.toHaveColumns('id')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected other columns, remove \`.not\`]`,
  )
})
