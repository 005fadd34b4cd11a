import { expect, test } from 'vitest'
import { failingRows } from '../../src/report/failingRows.ts'
import { finding } from '../../src/shared/finding.ts'

const found = (facts: object) =>
  finding({ code: 'range', place: 'a.b.c', fault: 'producer', received: 'x', expected: 'y', advice: 'z', ...facts })

test('each row says where it stands, a witness stands nowhere', () => {
  const sample = [
    { file: 'part-1.csv', row: 3, values: { id: '7', note: 'a "b", c' } },
    { file: 'part-2.csv', row: 1, values: { id: null, text: '' } },
  ]
  expect(failingRows(found({ sample, witness: [{ id: '9' }] }))).toMatchInlineSnapshot(`
    "file,row,id,note,text
    part-1.csv,3,7,"a ""b"", c",
    part-2.csv,1,,,""
    ,,9,,
    "
  `)
})

test('without a row there is no table', () => {
  expect(failingRows(found({ sample: [] }))).toBeUndefined()
})
