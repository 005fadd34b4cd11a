import { expect, test } from 'vitest'
import { endToEnd } from '../../../src/plan/cases/endToEnd.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('the whole pipeline is asked once, under its own name', () => {
  expect(endToEnd({ ...pipeline([]), at: { file: 'shop.pipeline.yaml', line: 1, column: 1 } }, []))
    .toMatchInlineSnapshot(`
    [
      {
        "at": {
          "column": 1,
          "file": "shop.pipeline.yaml",
          "line": 1,
        },
        "group": {
          "at": {
            "column": 1,
            "file": "shop.pipeline.yaml",
            "line": 1,
          },
          "title": "shop",
        },
        "question": {
          "kind": "whole",
        },
        "tags": [
          "end-to-end",
        ],
        "title": "runs from end to end",
      },
    ]
  `)
})

test('the title says that there are gates, of the pipeline or of a step', () => {
  const gates = { maxSeconds: 60 }
  const titles = [{ ...pipeline([]), gates }, pipeline([step('a', contract([], []), { gates })])].map(
    (each) => endToEnd(each, [])[0]?.title,
  )
  expect(titles).toEqual(['runs from end to end, through its gates', 'runs from end to end, through its gates'])
})
