import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFileSchema } from '../../../../src/contract/read/arrow/file.ts'
import { PipeproofError } from '../../../../src/errors.ts'
import { query } from '../../../../src/table/engine.ts'
import { literal } from '../../../../src/table/sql.ts'
import { formatNamed } from '../../../../src/table/formats.ts'
import { folder } from '../../../support/folder.ts'

async function parquet(select: string): Promise<string> {
  const path = join(folder(), 'a.parquet')
  await query(`COPY (SELECT ${select}) TO ${literal(path)} (FORMAT parquet)`)
  return path
}

const reason = async (path: string, format: 'parquet' | 'arrow' = 'parquet'): Promise<string> => {
  const error: unknown = await readFileSchema(path, format).catch((thrown: unknown) => thrown)
  if (!(error instanceof PipeproofError)) throw new Error(`no refusal: ${JSON.stringify(error)}`)
  return error.message.split('\n')[0] ?? ''
}

test('the columns of a file are those of a contract, and what they can not say is told', async () => {
  const path = await parquet(`1::INTEGER AS id, 1.5::DECIMAL(12,2) AS price, [1] AS list, 'x' AS t`)
  const { columns, warnings } = await readFileSchema(path, 'parquet')
  expect({ columns, warnings: warnings.map(({ message }) => message) }).toMatchInlineSnapshot(`
    {
      "columns": {
        "id": {
          "maximum": 2147483647,
          "minimum": -2147483648,
          "nullable": true,
          "type": "integer",
        },
        "list": {
          "nullable": true,
        },
        "price": {
          "nullable": true,
          "type": "number",
        },
        "t": {
          "nullable": true,
          "type": "string",
        },
      },
      "warnings": [
        "\`price\` is not kept exactly: \`DECIMAL(12,2)\`: its digits are not kept: a column has no precision, and is number",
        "\`list\` is not kept exactly: \`INTEGER[]\`: a column has no such type, and is kept without one",
      ],
    }
  `)
})

test.each(['parquet', 'arrow'] as const)('what we write as %s is read back by its types', async (format) => {
  const path = join(folder(), `a.${format}`)
  const types = { i: 'integer', n: 'number', s: 'string', b: 'boolean', d: 'date', t: 'timestamp' } as const
  const row = { i: 1, n: 1.5, s: 'x', b: true, d: '2026-01-31', t: '2026-01-31T12:00:00Z' }
  await formatNamed(format, path).write?.(path, { columns: Object.keys(types), rows: [row], types })
  const { columns } = await readFileSchema(path, format)
  expect(Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, type]))).toEqual(types)
})

test('a file that is not there, or broken at any place, is refused', async () => {
  const path = await parquet('range AS id, range::VARCHAR AS t FROM range(100)')
  const bytes = readFileSync(path)
  const told = new Set<string>()
  for (const share of [0, 0.1, 0.5, 0.9, 0.99]) {
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)))
    told.add((await reason(path)).replaceAll(path, 'a.parquet'))
  }
  expect([...told].every((each) => each.startsWith('Unexpected '))).toBe(true)
  writeFileSync(path, 'no such file')
  expect(await reason(path, 'arrow')).toMatchInlineSnapshot(
    `"Unexpected file that is not Arrow in the file, expected one of the format arrow, write it anew"`,
  )
  expect((await reason(`${path}x`)).replace(/`[^`]*\//g, '`')).toMatchInlineSnapshot(
    `"Unexpected path \`a.parquetx\`, expected a file that exists, write \`a.parquet\`"`,
  )
})
