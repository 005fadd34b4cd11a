import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { watchedProject } from '../support/watchedProject.ts'
import { watchVitest, type Watched } from '../support/watchVitest.ts'

let folder: string
let vitest: Watched

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`)
  writeFileSync(join(folder, path), text.replace(from, to))
}

const filesOf = ({ tests }: FrameworkRun): string[] =>
  [...new Set(tests.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))].toSorted()

const all = ['a.pipeline.yaml', 'b.test.ts', 'c.test.ts']

beforeAll(async () => {
  folder = makeProject(inject('installed'), watchedProject)
  vitest = await watchVitest(folder)
})
afterAll(() => vitest.end())

describe('in watch mode the tests run again, and in them the steps, that stand on', () => {
  test('a script', async () => {
    const again = await vitest.after(() => edit('scripts/second.py', '* 2', '* 3'))
    expect(again?.files).toEqual(['a.pipeline.yaml', 'b.test.ts'])
    expect(again?.steps['a.first']).toMatchObject({ ran: 0 })
    // it has other data now
    expect(again?.steps['b.third']).toMatchObject({ ran: 1 })
    expect(Number(again?.steps['a.second']?.ran) + Number(again?.steps['b.second']?.ran)).toBeGreaterThan(1)
  })

  test('a helper of a helper of it', async () => {
    const again = await vitest.after(() => edit('scripts/lib/base.py', 'return 1', 'return 2'))
    expect(again?.files).toEqual(['a.pipeline.yaml'])
    expect(again?.steps['a.first']).toMatchObject({ served: 0 })
    expect(again?.steps['a.second']).toMatchObject({ ran: 1 })
  })

  test('a file that a run opened, though no text names it', async () => {
    const again = await vitest.after(() => edit('config/limit.txt', '1', '3'))
    expect(again?.files).toEqual(['a.pipeline.yaml'])
    expect(again?.steps['a.first']).toMatchObject({ served: 0 })
  })

  test('a contract, also by a path that is computed', async () => {
    const again = await vitest.after(() => edit('contracts/third.yaml', 'type: integer', 'type: integer, maximum: 900'))
    expect(again?.files).toEqual(['b.test.ts', 'c.test.ts'])
    expect(again?.steps['b.second']).toMatchObject({ ran: 0 })
    await vitest.after(() => edit('contracts/third.yaml', ', maximum: 900', ''))
  })

  test('a pipeline, of which the steps are there', async () => {
    const again = await vitest.after(() => edit('pipelines/c.yaml', 'name: c', 'name: d'))
    expect(again).toMatchObject({ files: ['c.test.ts'], steps: { 'd.third': { ran: 0 } } })
  })

  test('a data file, a new one beside it, and that it is gone', async () => {
    const one = await vitest.after(() => edit('data/numbers.csv', '1', '7'))
    expect(one).toMatchObject({ files: ['a.pipeline.yaml'], steps: { 'a.first': { ran: 1 }, 'a.second': { ran: 0 } } })
    const more = await vitest.after(() => writeFileSync(join(folder, 'data/more.csv'), 'n\n5\n'))
    expect(more?.files).toEqual(['a.pipeline.yaml'])
    const less = await vitest.after(() => rmSync(join(folder, 'data/more.csv')))
    expect(less).toMatchObject({ files: ['a.pipeline.yaml'], steps: { 'a.first': { ran: 0 }, 'a.second': { ran: 0 } } })
  })

  test('a module that a script imports since its last edit', async () => {
    const broken = await vitest.after(() => edit('scripts/third.py', 'import csv, os', 'import csv, os, later'))
    expect(broken?.files).toEqual(['b.test.ts', 'c.test.ts'])
    const whole = await vitest.after(() => writeFileSync(join(folder, 'scripts/later.py'), ''))
    expect(whole?.files).toEqual(['b.test.ts', 'c.test.ts'])
    const edited = await vitest.after(() => writeFileSync(join(folder, 'scripts/later.py'), 'x = 1\n'))
    expect(edited?.files).toEqual(['b.test.ts', 'c.test.ts'])
  })

  test('and nothing else', async () => {
    const nothing = await vitest.after(() => writeFileSync(join(folder, 'scripts/unneeded.py'), ''), 2000)
    expect(nothing).toBeUndefined()
    const again = await vitest.after(() => appendFileSync(join(folder, 'd.test.ts'), '\n'))
    expect(again).toMatchObject({ files: ['d.test.ts'], steps: {} })
    expect(Object.keys(again?.steps ?? {})).toEqual([])
  })
})

describe('of a project that ran once', () => {
  test.each([
    ['scripts/first.py', ['a.pipeline.yaml']],
    ['scripts/lib/base.py', ['a.pipeline.yaml']],
    ['config/limit.txt', ['a.pipeline.yaml']],
    ['data/numbers.csv', ['a.pipeline.yaml']],
    ['contracts/third.yaml', ['b.test.ts', 'c.test.ts']],
    ['pipelines/c.yaml', ['c.test.ts']],
  ])('the tests that stand on %s are related to it', async (file, expected) => {
    expect(filesOf(await runVitest(folder, { command: 'related', args: [file] }))).toEqual(expected)
  })

  test('those are found that stand on what changed since the last commit', async () => {
    const git = (...args: string[]) =>
      execa('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], { cwd: folder })
    await git('init', '-q')
    await git('add', '.')
    await git('commit', '-q', '-m', 'x')
    appendFileSync(join(folder, 'scripts/lib/rates.py'), '\n')
    expect(filesOf(await runVitest(folder, { args: ['--changed'] }))).toEqual(['a.pipeline.yaml'])
    appendFileSync(join(folder, 'contracts/second.yaml'), '\n')
    expect(filesOf(await runVitest(folder, { args: ['--changed'] }))).toEqual(all.slice(0, 2))
  })
})
