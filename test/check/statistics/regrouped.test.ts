import { expect, test } from 'vitest'
import { regrouped } from '../../../src/check/statistics/regrouped.ts'

test('leaves categories as they are where enough is expected of each', () => {
  expect(
    regrouped([
      [50, 60],
      [40, 9],
    ]),
  ).toEqual([
    [50, 60],
    [40, 9],
  ])
})

test('bears a fifth of rare ones', () => {
  const pair: [number[], number[]] = [
    [50, 50, 50, 50, 4],
    [50, 50, 50, 50, 4],
  ]
  expect(regrouped(pair)).toBe(pair)
})

test('puts rare ones together', () => {
  expect(
    regrouped([
      [50, 50, 4, 3],
      [50, 50, 2, 5],
    ]),
  ).toEqual([
    [50, 50, 7],
    [50, 50, 7],
  ])
})

test('puts those together of which hardly any is expected', () => {
  const most = [50, 50, 50, 50, 50, 50, 50, 50]
  expect(
    regrouped([
      [...most, 1, 1],
      [...most, 0, 1],
    ]),
  ).toEqual([
    [...most, 2],
    [...most, 1],
  ])
})

test('leaves out what is rare all together', () => {
  expect(
    regrouped([
      [50, 30, 0.5, 0],
      [50, 30, 0, 1],
    ]),
  ).toEqual([
    [50, 30],
    [50, 30],
  ])
})

test('makes one of all where all are rare', () => {
  expect(
    regrouped([
      [1, 1, 1],
      [1, 1, 1],
    ]),
  ).toEqual([[3], [3]])
  expect(regrouped([[], []])).toEqual([[], []])
})
