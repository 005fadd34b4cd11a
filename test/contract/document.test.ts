import { expect, test } from 'vitest'
import { datasetIn, loaded, refusedDataset } from '../support/written.ts'

const schema = { type: 'object', required: ['auc'], properties: { auc: { type: 'number', maximum: 1 } } }

test('a schema stands in the contract, or in a file beside it', () => {
  expect(datasetIn(`{ files: metrics.json, json: ${JSON.stringify(schema)} }`)?.json).toEqual(schema)
  const files = { 'metrics.schema.json': JSON.stringify(schema) }
  expect(datasetIn('{ files: "*.txt", format: json, json: metrics.schema.json }', files)?.json).toEqual(schema)
})

test('a keyword that is none of JSON Schema is a warning, unless it says that it is not', () => {
  const { warnings } = loaded('outputs:\n  m: { files: m.json, json: { requird: [auc], x-owner: me } }\n')
  expect(warnings).toMatchObject([
    { message: '`requird` is no keyword of JSON Schema: it says nothing', at: { line: 3, column: 29 } },
  ])
})

test.each([
  [
    'a type that is none',
    'json: { properties: { auc: { type: nubmer } } }',
    'Unexpected JSON Schema in `inputs.raw.json.properties.auc.type`, expected one that can be used (`array`, `boolean`, `integer`, `null`, `number`, `object` or `string`), mend it @ clean.yaml:3:60',
  ],
  [
    'a reference to nothing',
    'json: { $ref: "#/definitions/x" }',
    "Unexpected JSON Schema in `inputs.raw.json`, expected one that can be used (can't resolve reference #/definitions/x from id #), mend it @ clean.yaml:3:31",
  ],
  [
    'a format that nobody knows',
    'json: { type: string, format: colour }',
    'Unexpected JSON Schema in `inputs.raw.json`, expected one that can be used (unknown format "colour" at path "#"), mend it @ clean.yaml:3:31',
  ],
  [
    'a dialect that nobody knows',
    'json: { $schema: "http://json-schema.org/draft-04/schema#" }',
    'Unexpected JSON Schema in `inputs.raw.json`, expected one that can be used (no schema with key or ref "http://json-schema.org/draft-04/schema#"), mend it @ clean.yaml:3:31',
  ],
  [
    'a schema beside columns',
    'json: {}, columns: { x: {} }',
    'Unexpected `json` beside `columns` in `inputs.raw.json`, expected one of them, remove the other @ clean.yaml:3:31',
  ],
  [
    'a schema that is a list',
    'json: []',
    'Unexpected list in `inputs.raw.json`, expected text, change the value @ clean.yaml:3:31',
  ],
  [
    'a file that is not there',
    'json: metrcs.json',
    'Unexpected path `metrcs.json`, expected a file that exists, write `metrics.json` @ clean.yaml:3:31',
  ],
  [
    'a file without a map',
    'json: list.json',
    'Unexpected something else in `list.json`, expected a JSON Schema, change the value @ list.json:1:1',
  ],
  [
    'a file that is broken',
    'json: metrics.json',
    'Unexpected JSON Schema in `properties.auc.minimum`, expected one that can be used (a number), mend it @ metrics.json:1:39',
  ],
])('%s is refused at its place', async (_, text, words) => {
  const files = { 'metrics.json': '{ "properties": { "auc": { "minimum": "0" } } }', 'list.json': '[]' }
  expect(await refusedDataset(`{ files: a.json, ${text} }`, files)).toBe(words)
})

test('documents are of JSON', async () => {
  expect(await refusedDataset('{ files: a.csv, json: {} }')).toContain(
    'Unexpected `json` of the format `csv` in `inputs.raw.json`, expected `format: json`, write it, or remove `json`',
  )
  expect(await refusedDataset('{ files: "*", json: {} }')).toContain('`json` of an unknown format')
})
