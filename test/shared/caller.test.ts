import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { callerIn, callerOf, fromCaller } from '../../src/shared/caller.ts'

const home = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const stack = (...frames: string[]): string =>
  ['Error: for its stack', ...frames.map((frame) => `    at ${frame}`)].join('\n')

test.each([
  ['a function', 'fn (/repo/shop/a.test.ts:3:7)'],
  ['a module', 'file:///repo/shop/a.test.ts:3:7'],
  ['something asynchronous', 'async Promise.all (/repo/shop/a.test.ts:3:7)'],
])('the caller is found in the frame of %s', (_, frame) => {
  expect(callerIn(stack(frame))).toEqual({ file: '/repo/shop/a.test.ts', line: 3, column: 7 })
})

test('our own code, libraries and Node are not the caller', () => {
  const frames = [
    `fn (${home}/src/api.ts:1:1)`,
    'fn (/repo/shop/node_modules/x/index.js:1:1)',
    'fn (node:internal/x:1:1)',
    'native',
  ]
  expect(callerIn(stack(...frames))).toBeUndefined()
  expect(callerIn(stack(...frames, 'fn (/repo/a (b) c/x.ts:9:2)'))).toMatchObject({ file: '/repo/a (b) c/x.ts' })
})

test('a path is meant from the file that calls, from a URL that is given, or as it is', () => {
  expect(fromCaller('data/a.csv')).toBe(join(home, 'test/shared/data/a.csv'))
  expect(fromCaller('data/a.csv', 'file:///repo/shop/x.ts')).toBe('/repo/shop/data/a.csv')
  expect(fromCaller('/data/a.csv')).toBe('/data/a.csv')
  expect(callerOf('x', '/repo/shop/x.ts')).toEqual({ file: '/repo/shop/x.ts', line: 1, column: 1 })
})
