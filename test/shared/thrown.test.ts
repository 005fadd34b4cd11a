import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { codeOf, isThrown, reasonOf } from '../../src/shared/thrown.ts'
import { codeIn } from '../house/files.ts'

const foreign: unknown = runInNewContext("Object.assign(new TypeError('far away'), { code: 'EFAR' })")

test('an error of another realm is one', () => {
  expect(foreign instanceof Error).toBe(false)
  expect(isThrown(foreign)).toBe(true)
  expect(reasonOf(foreign)).toBe('far away')
  expect(codeOf(foreign)).toBe('EFAR')
})

test('what only looks like an error is none', () => {
  const likeness = { message: 'near', code: 'ENEAR', toString: () => 'a likeness' }
  expect(isThrown(likeness)).toBe(false)
  expect(reasonOf(likeness)).toBe('a likeness')
  expect(codeOf(likeness)).toBeUndefined()
  expect(codeOf(Object.assign(new Error('x'), { code: 7 }))).toBeUndefined()
})

test('no code of ours asks for an error of its own realm only', () => {
  const asking = Object.entries(codeIn('src', 'matchers', 'preset')).filter(([, text]) =>
    /instanceof (Error|TypeError|RangeError|SyntaxError)\b/.test(text),
  )
  // the command line runs in no realm but Node's
  expect(asking.map(([file]) => file).filter((file) => !file.startsWith('src/cli/'))).toEqual([])
})
