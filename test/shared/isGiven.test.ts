import { expect, test } from 'vitest'
import type { DataSpec } from '../../src/model/data.ts'
import { isGiven } from '../../src/shared/isGiven.ts'

test.each<[DataSpec | undefined, boolean]>([
  [{ kind: 'local', path: 'x' }, true],
  [{ kind: 'data', name: 'x', manifest: 'x' }, true],
  [{ kind: 'like', path: 'x' }, false],
  [{ kind: 'generated' }, false],
  [undefined, false],
])('%j is a copy of the user: %s', (spec, expected) => {
  expect(isGiven(spec)).toBe(expected)
})
