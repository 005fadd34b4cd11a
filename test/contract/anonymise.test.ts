import { expect, test } from 'vitest'
import { readContract } from '../../src/load.ts'
import { writeContract } from '../../src/contract/write.ts'
import { join } from 'node:path'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const contract = (anonymise: string): string => `script: s.py
inputs:
  raw:
    files: raw.csv
    columns:
      id: { type: integer }
      email: { type: string, format: email }
      born: { type: date }
    anonymise: ${anonymise}
outputs:
  out: { files: out.csv }
`

const read = (anonymise: string) => {
  const dir = folder({ 's.py': '', 'c.yaml': contract(anonymise), 'package.json': '{}' })
  return { dir, contract: readContract(join(dir, 'c.yaml')) }
}

test('an input says what becomes of its columns, in a file that is written again too', () => {
  const words =
    '{ email: hash, born: { generalise: year }, id: { generalise: { step: 10 } }, ssn: drop, note: { generalise: { letters: 2 } } }'
  const { dir, contract: made } = read(words)
  const { anonymise } = made.inputs['raw']?.datasets['raw'] ?? {}
  expect(anonymise).toEqual({
    email: 'hash',
    born: { generalise: 'year' },
    id: { generalise: { step: 10 } },
    ssn: 'drop',
    note: { generalise: { letters: 2 } },
  })
  expect(writeContract(made, join(dir, 'd.yaml'))).toContain('anonymise:')
})

test.each([
  [
    '{ email: mask }',
    'Unexpected `mask` in `inputs.raw.anonymise.email`, expected what leaves a text of the format `email`',
    '9:25',
  ],
  ['{ born: hash }', 'Unexpected `hash` in `inputs.raw.anonymise.born`, expected what leaves a date', '9:24'],
  ['{ id: drop }', 'write `optional: true` at the column', '9:22'],
  ['{ email: hsah }', 'expected `hash`, `mask`, `drop` or `keep`', '9:25'],
  ['{ born: { generalise: yaer } }', 'expected `year`, `month` or `day`', '9:38'],
  ['{ born: { generalize: year } }', 'write `generalise`', '9:26'],
  ['{ id: { generalise: { step: 0 } } }', 'step', '9:44'],
  ['{}', 'anonymise', '9:16'],
])('%s is an error at its place', async (words, expected, place) => {
  const text = await thrown(() => read(words))
  expect(text).toContain(expected)
  expect(text).toContain(`c.yaml:${place}`)
})
