import { expect, test } from 'vitest'
import type { Reject } from '../../src/model/reject.ts'
import { isDamage } from '../../src/shared/isDamage.ts'

test('files that are cut, emptied, lost or doubled are damaged, and data that is wrong is not', () => {
  const rejects: Reject[] = ['truncated', 'empty', 'emptyFile', 'missingInput', 'missingFile', 'malformed', 'doubled']
  expect(rejects.filter(isDamage)).toEqual(['truncated', 'emptyFile', 'missingFile', 'doubled'])
})
