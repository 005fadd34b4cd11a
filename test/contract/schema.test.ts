import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.ts'
import type { Contract } from '../../src/model/contract.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const schema = `{ "type": "array", "minItems": 2, "items": { "type": "object", "required": ["id", "day"], "properties": {
  "id": { "type": "integer", "minimum": 1, "default": 7 }, "day": { "type": "string", "format": "date" } } } }`

function load(port: string, text = schema): Contract {
  const files = {
    'contracts/a.yaml': `script: a.py\ninputs:\n  raw: { files: a.csv, ${port} }\n`,
    'contracts/a.py': '',
    'schemas/raw.json': text,
  }
  return loadContract(join(folder(files), 'contracts/a.yaml'))
}

test('columns and rows come from a schema, and what stands beside it wins', () => {
  const { inputs, warnings } = load(
    'schema: ../schemas/raw.json, rows: { max: 9 }, columns: { id: { minimum: 5, masked: true }, extra: { type: string } }',
  )
  expect(inputs['raw']?.datasets['raw']).toMatchObject({
    columns: { id: { type: 'integer', minimum: 5, masked: true }, day: { type: 'date' }, extra: { type: 'string' } },
    rows: { min: 2, max: 9 },
  })
  expect(warnings.map(({ message, at }) => `${at.line}:${at.column} ${message}`)).toEqual([
    '2:44 `default` of `items.properties.id` is not kept: a contract can not say it',
  ])
})

test('a contract without a schema has no warnings', () => {
  expect(load('columns: { id: { type: integer } }').warnings).toEqual([])
})

test('a schema that is not there is told where it is named', async () => {
  expect(await thrown(() => load('schema: ../schemas/rwa.json'))).toMatchInlineSnapshot(`
    "Unexpected path \`../schemas/rwa.json\`, expected a file that exists, write \`../schemas/raw.json\`
      in   contracts/a.yaml:3:32
      see  docs/errors.md#pp001"
  `)
})

test('a file in no notation is an error that lists them', async () => {
  const said = await thrown(() => load('schema: ../schemas/raw.json', 'columns: 3'))
  expect(said).toMatch(/^Unexpected notation of .*, expected .*JSON Schema.*, mend the file or write `columns`\n/)
  expect(said).toContain('in   schemas/raw.json:1:1\n')
})

test('a table that is not there is told with those that are', async () => {
  const text = '{ "$defs": { "orders": { "type": "object", "properties": { "id": {} } } } }'
  expect(await thrown(() => load('schema: ../schemas/raw.json#order', text))).toMatchInlineSnapshot(`
    "Unexpected table \`order\` in \`schema\`, expected \`orders\`, write \`#orders\` behind the path
      in   schemas/raw.json:1:1
      see  docs/errors.md#pp004"
  `)
})

test('a schema beside datasets is refused', async () => {
  const port = 'schema: a.json, datasets: { a: { files: b.csv } }'
  expect(await thrown(() => load(port))).toContain('expected it inside `datasets` only')
})
