import { expect, test } from 'vitest'
import { json } from '../../../src/table/formats/json.ts'
import { brokenBy, formatLaws } from '../../laws/format.ts'
import { jsonLaws } from '../../laws/json.ts'

formatLaws(json)
jsonLaws(json, (...objects) => `[\n${objects.join(',\n')}\n]\n`)

test('names what is wrong with a file', async () => {
  const bodies = {
    'a comma too many': '[{"id": ",}"}, {"id": 2,}]',
    nothing: '',
    'blank lines': '\n\n',
    'an array that is cut off': '[{"id": 1},\n{"id": 2}',
    'an object that is cut off': '[{"id": 1},\n{"id": ',
    'no JSON': '[{"id": 1},\n{"id": x}]',
    'an object for the array': '{"id": 1}',
    'objects on lines': '{"id": 1}\n{"id": 2}\n',
    'a number for the array': '5',
    'numbers for the rows': '[1, 2]',
    'a text among the rows': '[{"id": 1}, "x"]',
    'an array among the rows': '[{"id": 1}, [1]]',
    'a key twice': '[{"id": 1}, {"id": 1, "id": 2}]',
    'two keys that differ in capitals': '[{"id": 1, "ID": 2}]',
    'a key without a name': '[{"": 1}]',
    'objects without keys': '[{}, {}]',
    'two arrays': '[{"id": 1}]\n[{"id": 2}]\n',
    'more after the array': '[{"id": 1}] etc.',
    'Latin-1': Buffer.from('[{"id": "é"}]', 'latin1'),
    'UTF-16': Buffer.from('\uFEFF[{"id": 1}]', 'utf16le'),
  }
  expect(await brokenBy(json, bodies)).toMatchInlineSnapshot(`
    {
      "Latin-1": "value that is not UTF-8 in record 1",
      "UTF-16": "document that is no array (it begins with \`�\`)",
      "a comma too many": "comma with nothing after it in record 2",
      "a key twice": "object with two keys \`id\` in record 2",
      "a key without a name": "column without a name",
      "a number for the array": "document that is no array (it begins with \`5\`)",
      "a text among the rows": "value that is no object in record 2",
      "an array among the rows": "array in place of an object in record 2",
      "an array that is cut off": "text that is not JSON (unexpected character) in record 3",
      "an object for the array": "document that is no array (it begins with \`{\`)",
      "an object that is cut off": "JSON that ends too early in record 2",
      "blank lines": "empty file, line 1",
      "more after the array": "text that is not JSON (unexpected character) in record 2",
      "no JSON": "text that is not JSON (unexpected character) in record 2",
      "nothing": "empty file, line 1",
      "numbers for the rows": "value that is no object in record 1",
      "objects on lines": "document that is no array (it begins with \`{\`)",
      "objects without keys": "rows without a key",
      "two arrays": "text that is not JSON (unexpected character) in record 3",
      "two keys that differ in capitals": "two columns named \`ID\`",
    }
  `)
})
