import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { json } from '../../../src/check/checks/json.ts'
import { checkPort } from '../../../src/check/port.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { observePort } from '../../../src/observe/port.ts'
import { dataset, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages } from '../../support/messages.ts'

const schema = { required: ['auc'], properties: { auc: { type: 'number', maximum: 1 }, by: { type: 'object' } } }
const metrics = port('metrics', undefined, { files: '**/*', format: 'json', json: schema })

const judge = (files: Record<string, string | Buffer>): Promise<Finding[]> =>
  checkPort(observePort('evaluate', metrics, folder(files)), { fault: 'producer' })

test('documents that fit have no findings', async () => {
  expect(await judge({ 'a.json': '{"auc": 0.9}', 'b.json.gz': gzipSync('{"auc": 1, "more": []}') })).toEqual([])
})

test('each misfit is a finding with its file and its place in it', async () => {
  const found = await judge({ 'a.json': '{"by": 1}', 'deep/b.json': '{"auc": 1.2}' })
  expect(messages(found)).toMatchInlineSnapshot(`
    "json: Unexpected map at \`a.json\` in \`evaluate.metrics\`, expected the key \`auc\`, mend the document, or widen its \`json\`
    json: Unexpected \`1\` at \`a.json#/by\` in \`evaluate.metrics\`, expected a map, mend the document, or widen its \`json\`
    json: Unexpected \`1.2\` at \`deep/b.json#/auc\` in \`evaluate.metrics\`, expected at most 1, mend the document, or widen its \`json\`"
  `)
  expect(found).toMatchObject([{ place: 'evaluate.metrics', fault: 'producer' }, {}, {}])
})

test.each([
  ['{"auc": NaN}', '`NaN`, which JSON does not have'],
  ['[-Infinity]', '`-Infinity`, which JSON does not have'],
  ['{"auc": 1,}', 'text that is no JSON'],
  ['{"NaN": 1', 'text that is no JSON'],
  [' ', 'empty file'],
  [Buffer.from([0x22, 0xff, 0x22]), 'text that is not UTF-8'],
])('%s can not be read', async (text, reason) => {
  expect(messages(await judge({ 'a.json': text }))).toBe(
    `broken-file: Unexpected ${reason} (\`a.json\`) in \`evaluate.metrics\`, expected a file that can be read as its format, mend how it is written`,
  )
})

test('a gzip that is cut off can not be read', async () => {
  expect(await judge({ 'a.json.gz': gzipSync('{"auc": 1}').subarray(0, 12) })).toMatchObject([
    { code: 'broken-file', received: 'gzip that is damaged (`a.json.gz`)' },
  ])
})

test('without a schema there is no such check', () => {
  expect(json(dataset())).toBeUndefined()
})
