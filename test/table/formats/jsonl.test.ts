import { expect, test } from 'vitest'
import { jsonl } from '../../../src/table/formats/jsonl.ts'
import { brokenBy, formatLaws } from '../../laws/format.ts'
import { jsonLaws } from '../../laws/json.ts'

formatLaws(jsonl)
jsonLaws(jsonl, (...objects) => objects.map((object) => `${object}\n`).join(''))

test('names what is wrong with a file', async () => {
  const bodies = {
    'a comma too many': '{"id": ",]"}\n{"id": [1,]}\n',
    'JSON that is cut off': '{"id": 1}\n{"id": ',
    'no JSON': '{"id": 1}\n{"id": x}\n',
    'an array for a row': '{"id": 1}\n[1, 2]\n',
    'a number for a row': '5\n',
    'a key twice': '{"id": 1}\n{"id": 1, "id": 2}\n',
    'two keys that differ in capitals': '{"id": 1}\n{"ID": 2}\n',
    'a key without a name': '{"": 1}\n',
    'objects without keys': '{}\n{}\n',
    'an object on several lines': '{\n "id": 1\n}\n',
    'two objects on a line': '{"id": 1}{"id": 2}\n',
    'an array of all rows': '[{"id": 1},\n {"id": 2}]\n',
    'a byte order mark': '\uFEFF{"id": 1}\n',
    'Latin-1': Buffer.from('{"id": "é"}\n', 'latin1'),
    'UTF-16': Buffer.from('\uFEFF{"id": 1}\n', 'utf16le'),
    'a line of 40 MB': `{"id": "${'x'.repeat(40e6)}"}\n`,
  }
  expect(await brokenBy(jsonl, bodies)).toMatchInlineSnapshot(`
    {
      "JSON that is cut off": "JSON that ends too early, line 2",
      "Latin-1": "value that is not UTF-8, line 1",
      "UTF-16": "file in UTF-16, line 1",
      "a byte order mark": "byte order mark, line 1",
      "a comma too many": "comma with nothing after it in record 2",
      "a key twice": "object with two keys \`id\`, line 2",
      "a key without a name": "column without a name",
      "a line of 40 MB": "object of more than 16 MB",
      "a number for a row": "value that is no object, line 1",
      "an array for a row": "array in place of an object, line 2",
      "an array of all rows": "JSON that ends too early, line 1",
      "an object on several lines": "JSON that ends too early, line 1",
      "no JSON": "text that is not JSON (unexpected character), line 2",
      "objects without keys": "rows without a key",
      "two keys that differ in capitals": "two columns named \`ID\`",
      "two objects on a line": "text that is not JSON (unexpected content after document), line 1",
    }
  `)
})
