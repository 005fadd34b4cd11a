import { expect, test } from 'vitest'
import { affected } from '../../src/pipeline/affected.ts'
import { contract, pipeline, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const made = pipeline(
  ['report', 'train', 'clean', 'days'].map((name) => step(name, contract([], []))),
  ['clean -> train', 'train -> report', 'days -> report'],
)

test('a change of a step reaches itself and all that follows, in order', () => {
  expect(affected(made, 'clean')).toEqual(['clean', 'train', 'report'])
  expect(affected(made, 'report')).toEqual(['report'])
})

test('a step that is not there is refused', async () => {
  expect(await thrown(() => affected(made, 'tain'))).toContain('write `train`')
})
