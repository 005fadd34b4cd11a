import { expect, test } from 'vitest'
import { hash, seedOf } from '../../src/shared/hash.ts'

test('a value has the same short name every time', () => {
  expect([hash({ a: 1 }), hash(['é', null]), hash(undefined)]).toMatchInlineSnapshot(`
    [
      "015abd7f5cc5",
      "cb400666f075",
      "eb045d78d273",
    ]
  `)
  expect(hash('x', 6)).toBe(hash('x').slice(0, 6))
})

test('values that differ have names that differ', () => {
  const values = [0, '0', null, 'null', [], {}, [[]], '', false, { a: 1 }, { a: '1' }, undefined]
  expect(new Set(values.map((value) => hash(value))).size).toBe(values.length)
})

test('a text has the same seed every time, a whole number of 32 bits', () => {
  expect([seedOf(''), seedOf('a seed')]).toMatchInlineSnapshot(`
    [
      1120186595,
      164971663,
    ]
  `)
  const seeds = Array.from({ length: 100 }, (_, index) => seedOf(`seed ${index}`))
  expect(new Set(seeds).size).toBe(100)
  expect(seeds.every((seed) => Math.trunc(seed) === seed && Math.abs(seed) <= 2 ** 31)).toBe(true)
})
