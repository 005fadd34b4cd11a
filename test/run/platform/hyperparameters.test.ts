import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { decoded, pythonJson, pythonText } from '../../../src/run/platform/hyperparameters.ts'

const texts = [
  '5',
  '-7',
  '1.0',
  '0.10',
  '1e-3',
  '0.00001',
  '1e-05',
  '1.5e-7',
  '1E5',
  '1e16',
  '123456789012345680000.0',
  '1e22',
  '-0.0',
  '3.14',
  'true',
  'false',
  'null',
  '"quoted"',
  'gini',
  'reg:squarederror',
  'None',
  'True',
  '',
  '007',
  '[1,2,"a",true]',
  '{"b":1,"a":"x"}',
  '{"b":[1,{"z":null,"y":"ä"}]}',
  'naïve',
  ' 5 ',
  '1_000',
  '.5',
  '[',
  '12345678901234567890',
]

const reference = `
import json, sys
def decoded(text):
    try:
        return json.loads(text)
    except ValueError:
        return text
def told(value):
    if isinstance(value, dict):
        return ",".join(f"{key}={item}" for key, item in sorted(value.items()))
    return str(value)
def plain(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
values = [decoded(text) for text in json.load(sys.stdin)]
print(json.dumps([[told(value), plain(value)] for value in values]))
`

test('hyperparameters become what Python makes of them, on a command line and as JSON', () => {
  const printed = execFileSync('python3', ['-c', reference], { input: JSON.stringify(texts), encoding: 'utf8' })
  const expected: unknown = JSON.parse(printed)
  const nested = texts.filter((text) => text.startsWith('{"b":['))
  expect(nested).toHaveLength(1)
  const ours = texts.map((text) => [pythonText(decoded(text)), pythonJson(decoded(text))])
  expect(ours.map((pair, index) => [texts[index], ...pair])).toEqual(
    // printed by the program above, one pair for each text
    (expected as [string, string][]).map((pair, index) => [texts[index], ...pair]),
  )
})
