import { expect, test } from 'vitest'
import { maskDeep, masker, secretNames, secretsIn, worthHiding } from '../../src/shared/mask.ts'

const env = { API_KEY: 'k1', dbPassword: 'p2', AUTH_TOKEN: 't3', MySecret: 's4', PLAIN: 'x5', EMPTY_KEY: undefined }

test('names tell which values of an environment are secrets', () => {
  expect(secretsIn(env)).toEqual(['k1', 'p2', 't3', 's4'])
  expect(secretNames(env)).toEqual(['API_KEY', 'dbPassword', 'AUTH_TOKEN', 'MySecret', 'EMPTY_KEY'])
})

test('a short value is not worth hiding, nor the same one twice', () => {
  expect(worthHiding(['a', 'ab', 'abc', 'abc', ''])).toEqual(['abc'])
})

test.each([
  ['each time that it stands there', ['abc'], 'abc, abcabc', '***, ******'],
  ['the longest first', ['abc', 'abcdef'], 'abcdef abc', '*** ***'],
  ['as it is, not as an expression', ['a.c$&', '$&$1'], 'abc$& a.c$& $&$1', 'abc$& *** ***'],
  ['with the escapes of JSON too', ['a"b\\c\n/'], String.raw`{"k": "a\"b\\c\n/"} a\"b\\c\n\/`, '{"k": "***"} ***'],
  ['in ASCII alone too', ['pä😀ss'], String.raw`"p\u00e4\ud83d\ude00ss" p\u00E4\uD83D\uDE00ss`, '"***" ***'],
  ['not when it is short', ['ab'], 'ab', 'ab'],
])('a secret is hidden %s', (...[, secrets, text, masked]) => {
  expect(masker(secrets)(text)).toBe(masked)
})

test('secrets are hidden in every text of a value, whose shape stays', () => {
  const value = { a: ['abc', 1, null, { b: 'xabcx' }], c: true, d: undefined }
  expect(maskDeep(value, masker(['abc']))).toEqual({ a: ['***', 1, null, { b: 'x***x' }], c: true, d: undefined })
})
