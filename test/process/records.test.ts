import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import { recordsIn } from '../../src/process/records.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { folder } from '../support/folder.ts'

const said = 'from somewhere import Thing as T\nA = T(\n  name="a",\n  of={"x": [1, None]},\n)\n'

test('what is written out is told with its places', () => {
  expect(recordsIn(join(folder(), 'a.py'), said, { classes: ['Thing'] })).toMatchInlineSnapshot(`
    [
      {
        "arguments": [],
        "class": "Thing",
        "column": 5,
        "keywords": {
          "name": "a",
          "of": {
            "x": [
              1,
              null,
            ],
          },
        },
        "line": 2,
        "name": "A",
        "places": [
          [
            [
              "name",
            ],
            3,
            3,
          ],
          [
            [
              "of",
            ],
            4,
            3,
          ],
          [
            [
              "of",
              "x",
            ],
            4,
            7,
          ],
          [
            [
              "of",
              "x",
              0,
            ],
            4,
            13,
          ],
          [
            [
              "of",
              "x",
              1,
            ],
            4,
            16,
          ],
        ],
        "unknown": [],
      },
    ]
  `)
})

test('what changes after it was made is told as it is in the end', () => {
  const text = 'import things\nA = things.Thing(of={"x": 1})\nA.of["y"] = 2\nA.check()\nA.late = 3\n'
  expect(recordsIn(join(folder(), 'a.py'), text, { classes: ['Thing'] })[0]).toMatchObject({
    name: 'A',
    keywords: { of: { x: 1, y: 2 } },
  })
})

test('an answer is kept beside what is kept already, and nowhere else', () => {
  const dir = folder({ 'package.json': '{}' })
  recordsIn(join(dir, 'a.py'), said, { classes: ['Thing'] })
  expect(filesBelow(dir)).toEqual(['package.json'])
  mkdirSync(join(dir, '.pipeproof'))
  recordsIn(join(dir, 'b.py'), said, { classes: ['Thing'] })
  expect(filesBelow(dir)).toEqual([expect.stringMatching(/^\.pipeproof\/notations\/\w+\.json$/), 'package.json'])
})

test('a program that does not end is ended, and one that is not there is told', () => {
  const text = 'import things\nwhile True:\n  pass\nA = things.Thing(n=1 + 1)\n'
  expect(() => recordsIn(join(folder(), 'a.py'), text, { classes: ['Thing'], limitMs: 500 })).toThrow(
    /no end after 0.5 s/,
  )
  const before = process.env['PIPEPROOF_PYTHON']
  process.env['PIPEPROOF_PYTHON'] = '/nowhere/python'
  try {
    expect(() => recordsIn(join(folder(), 'a.py'), said, { classes: ['Thing'] })).toThrow(PipeproofError)
  } finally {
    if (before === undefined) delete process.env['PIPEPROOF_PYTHON']
    else process.env['PIPEPROOF_PYTHON'] = before
  }
})
