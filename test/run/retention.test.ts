import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { thisProcess } from '../../src/run/lock.ts'
import { pruneRuns } from '../../src/run/retention.ts'
import { folder } from '../support/folder.ts'

const hourMs = 3_600_000
const now = 1_800_000_000_000

/** Test runs by their names, each an hour older than the one before, from `first` hours on. */
function made(runs: Record<string, Record<string, string>>, first = 2): string {
  const dir = folder()
  for (const [index, [name, files]] of Object.entries(runs).entries()) {
    const run = join(dir, name)
    mkdirSync(join(run, 'shop'), { recursive: true })
    for (const [path, text] of Object.entries(files)) writeFileSync(join(run, path), text)
    const time = new Date(now - (first + index) * hourMs)
    utimesSync(run, time, time)
  }
  return dir
}

const record = (ok: boolean, ...others: boolean[]): Record<string, string> => ({
  'record.json': JSON.stringify({ ok, ...(others.length > 0 && { others: others.map((each) => ({ ok: each })) }) }),
})
const good = record(true)

const left = (dir: string): string[] => readdirSync(dir).toSorted()

test('the newest stay, and of the others as many in which a test failed', () => {
  const dir = made({ a: good, b: record(false), c: good, d: record(true, true, false), e: record(false) })
  expect(pruneRuns(dir, { keep: 2 }, now).map((path) => basename(path))).toEqual(['c', 'e'])
  expect(left(dir)).toEqual(['a', 'b', 'd'])
})

test('old ones go, those in which a test failed later', () => {
  const runs = { a: good, b: record(false) }
  const dayOld = made(runs, 25)
  pruneRuns(dayOld, { days: 1 }, now)
  expect(left(dayOld)).toEqual(['b'])
  const older = made(runs, 49)
  pruneRuns(older, { days: 1 }, now)
  expect(left(older)).toEqual([])
})

test('ten of the last 30 days stay, unless told', () => {
  const dir = made(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`run-${index + 10}`, good])))
  pruneRuns(dir, {}, now)
  expect(left(dir)).toEqual(Array.from({ length: 10 }, (_, index) => `run-${index + 10}`))
  pruneRuns(dir, {}, now + 30 * 24 * hourMs)
  expect(left(dir)).toEqual([])
})

test('one that a living process writes stays, one of a dead process does not, and neither one that is young', () => {
  const writing = { 'shop/.writing': thisProcess }
  const dir = made({ a: good, live: writing, dead: { 'shop/.writing': '999999999 1' }, odd: { 'shop/.writing': 'x' } })
  pruneRuns(dir, { keep: 0 }, now)
  expect(left(dir)).toEqual(['live'])
  const young = made({ a: good, b: good }, 0.2)
  pruneRuns(young, { keep: 0 }, now)
  expect(left(young)).toEqual(['a'])
})

test('what is no record counts as good, and what is no folder is left alone', () => {
  const dir = made({ a: { 'record.json': '{' }, b: { 'record.json': '[]' }, c: { 'record.json': '{"others": 3}' } })
  writeFileSync(join(dir, 'mine.txt'), '')
  pruneRuns(dir, { keep: 0 }, now)
  expect(left(dir)).toEqual(['mine.txt'])
})
