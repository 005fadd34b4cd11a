import { expect, test } from 'vitest'
import type { ColumnProfile } from '../../src/model/table.ts'
import { profilePicture } from '../../src/report/profilePicture.ts'

const column = (facts: Partial<ColumnProfile>): ColumnProfile => ({
  name: 'amount',
  type: 'number',
  nulls: 0,
  wrong: 0,
  distinct: 3,
  min: 1,
  max: 9,
  top: [],
  ...facts,
})

const pictureOf = (facts: Partial<ColumnProfile>[], rows = 10): string =>
  profilePicture([{ name: 'clean.orders', profile: { rows, approximate: false, columns: facts.map(column) } }])

const textsIn = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, said = '']) => said)
const barsIn = (svg: string, fill: string) =>
  [...svg.matchAll(/width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"/g)]
    .filter(([, , , colour]) => colour === fill)
    .map(([, width, height]) => [Number(width), Number(height)])

const heights = (facts: Partial<ColumnProfile>) => barsIn(pictureOf([facts]), '#0969da').map(([, high]) => high)

test('tells of each column its type, nulls, values that differ and range', () => {
  expect(textsIn(pictureOf([{ nulls: 1 }, { name: 'a<b', type: 'string', min: null, max: null }]))).toEqual(
    [
      ['clean.orders: 10 rows', 'type', 'nulls', 'distinct', 'from … to', 'values'],
      ['amount', 'number', '10 %', '3', '1 … 9'],
      ['a&lt;b', 'string', '0 %', '3', ''],
    ].flat(),
  )
})

test('the bars are as high as the counts of the histogram, else of the frequent values', () => {
  expect(heights({ histogram: { bounds: [0, 1, 2, 3], counts: [2, 4, 0] } })).toEqual([9, 18, 0])
  expect(
    heights({
      top: [
        { value: 'a', count: 8 },
        { value: 'b', count: 4 },
      ],
    }),
  ).toEqual([18, 9])
  expect(heights({})).toEqual([])
})

test('nulls are grey, and what is not of the type is red', () => {
  const svg = pictureOf([{ nulls: 5, wrong: 1 }])
  expect([barsIn(svg, '#59636e'), barsIn(svg, '#cf222e')]).toEqual([[[30, 10]], [[6, 10]]])
})

test('an empty table has no shares, and of very many columns the rest is counted', () => {
  expect(textsIn(pictureOf([{}], 0))).toContain('0 %')
  const many = textsIn(pictureOf(Array.from({ length: 45 }, () => ({}))))
  expect(many.at(-1)).toBe('and 5 columns more')
})

test('what XML can not hold is left out', () => {
  const svg = pictureOf([{ name: 'bell\u0007\u0000 & co' }])
  expect(textsIn(svg)).toContain('bell &amp; co')
})
