import { expect, test } from 'vitest'
import { expressionIn } from '../../src/shared/expression.ts'

test('a text between slashes is an expression, with its flags', () => {
  expect(expressionIn('/a.c/')).toEqual(/a.c/)
  expect(expressionIn('/a\n\\/b/is')?.test('A\n/B')).toBe(true)
})

test.each(['', '/', '//', 'a/b', '/opt/ml', '/a/z', 'x /a/'])('`%s` is none', (text) => {
  expect(expressionIn(text)).toBeUndefined()
})

test.each(['/(/', '/a/ii'])('`%s` is one that can not be read', (text) => {
  expect(() => expressionIn(text)).toThrow(SyntaxError)
})
