import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { tags } from '../../src/plan/tags.ts'

const cases = resolve(import.meta.dirname, '../../src/plan/cases')

test('every tag of a planned test is declared, and every declared one used', () => {
  const lists = readdirSync(cases).flatMap((name) => [
    ...readFileSync(join(cases, name), 'utf8').matchAll(/tags: \[(.*?)\]/g),
  ])
  const used = lists.flatMap(([, list = '']) => list.split(', ').map((tag) => tag.replaceAll("'", '')))
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(tags).toSorted())
})
