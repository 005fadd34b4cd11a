import { expect, test } from 'vitest'
import { istanbulOf } from '../../../src/run/covered/istanbul.ts'

const at = (line: number, first: number, last: number): object => ({
  start: { line, column: first },
  end: { line, column: last },
})

test('lines, functions and branches get their places in the text', () => {
  const text = 'def main(n):\r\n    if n:\r\n        return 1\r\n    return 2\r\n'
  const coverage = istanbulOf('/project/a.py', text, {
    lines: [
      [1, 2],
      [3, 0],
    ],
    functions: [{ name: 'main', line: 1, end: 4, count: 2 }],
    branches: [
      {
        kind: 'if',
        line: 2,
        arms: [
          [3, 0],
          [4, 2],
        ],
      },
    ],
  })
  expect(coverage).toEqual({
    path: '/project/a.py',
    statementMap: { 0: at(1, 0, 12), 1: at(3, 8, 16) },
    s: { 0: 2, 1: 0 },
    fnMap: {
      0: {
        name: 'main',
        line: 1,
        decl: at(1, 0, 12),
        loc: { start: { line: 1, column: 0 }, end: { line: 4, column: 12 } },
      },
    },
    f: { 0: 2 },
    branchMap: { 0: { type: 'if', line: 2, loc: at(2, 4, 9), locations: [at(3, 8, 16), at(4, 4, 12)] } },
    b: { 0: [0, 2] },
  })
})

test('a file without anything to run has empty maps', () => {
  expect(istanbulOf('/project/a.py', '', { lines: [], functions: [], branches: [] })).toEqual({
    path: '/project/a.py',
    statementMap: {},
    s: {},
    fnMap: {},
    f: {},
    branchMap: {},
    b: {},
  })
})
