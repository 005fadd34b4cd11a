import { expect, test } from 'vitest'
import { across } from '../../../src/plan/cases/across.ts'
import { around } from '../../../src/around.ts'
import { rowCount } from '../../../src/checks.ts'
import { loaded } from '../../support/written.ts'

const pipeline = () => around(loaded('outputs: { out: { files: a.csv, columns: { id: {} } } }\n'))

test('each port that the pipeline checks gets a test', () => {
  const at = { file: 'p.yaml', line: 7, column: 3 }
  const whole = pipeline()
  const planned = across({ ...whole, checks: { 'clean.out': [{ ...rowCount(1), at }, rowCount(2)] } }, [])
  expect(planned).toEqual([
    {
      group: { title: 'clean', at: whole.at },
      title: 'clean.out passes its checks across steps',
      tags: ['end-to-end'],
      question: { kind: 'across', place: 'clean.out' },
      at,
    },
  ])
})

test('a pipeline without checks gets none', () => {
  expect(across(pipeline(), [])).toEqual([])
})
