import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { namesInJunit, runJest, type FrameworkRun } from '../support/frameworks.ts'
import { wrongInJunit } from '../support/junitShape.ts'
import { makeProject } from '../support/project.ts'

const example = resolve(import.meta.dirname, '../../examples/05-jest')

async function runExample(change: (text: string) => string = (text) => text): Promise<FrameworkRun> {
  const folder = makeProject(inject('installed'), {})
  cpSync(example, folder, { recursive: true, filter: (path) => !/node_modules|\.pipeproof|junit\.xml/.test(path) })
  const script = join(folder, 'scripts/toMetres.py')
  writeFileSync(script, change(readFileSync(script, 'utf8')))
  return runJest(folder)
}

const namesOf = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name.replaceAll(' > ', ' '))

test('the example is green, and so is its report', async () => {
  const run = await runExample()
  expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(run.tests).toHaveLength(23)
  expect(wrongInJunit(run.junit)).toEqual([])
  expect(namesInJunit(run.junit).toSorted()).toEqual(namesOf(run).toSorted())
})

describe('the report of a red run', () => {
  let red: FrameworkRun
  beforeAll(async () => {
    red = await runExample((text) => text.replace('* 0.3048', '* 3.048'))
  })

  test('has the shape that CI servers take', () => {
    expect(wrongInJunit(red.junit)).toEqual([])
    expect(red.exitCode).toBe(1)
  })

  test('holds the finding of each failing test, and where its data is', () => {
    const cases = red.junit.split('<testcase ').slice(1)
    const failed = cases.filter((text) => text.includes('<failure>'))
    expect(failed).toHaveLength(red.tests.filter(({ status }) => status === 'failed').length)
    const valid = failed.find((text) => text.includes('name="tides metres runs on valid data"')) ?? ''
    expect(valid).toMatch(/<failure>BrokenPromise: Unexpected `.*` in `metres\.levels\.metres`, expected a number/)
    expect(valid).toContain('metres broke its promise')
    expect(valid).toMatch(/<property name="files" value="\.pipeproof\/runs\/\w+\/tides\/metres-/)
  })
})

test.each([
  [
    '<testsuites tests="1" failures="0" errors="0" time="1"><testcase name="a" classname="a" time="1"/></testsuites>',
    '<testcase> stands in <testsuites>',
  ],
  ['<testsuites tests="2" failures="0" errors="0" time="1"></testsuites>', 'tests do not add up'],
  ['<testsuites tests="0" failures="0" errors="0"></testsuites>', '<testsuites> has no time'],
  ['<testsuites tests="0" failures="0" errors="0" time="1">', '<testsuites> is not closed'],
  ['<testsuites tests="0" failures="0" errors="0" time="1">a < b & c</testsuites>', 'a `<` that opens nothing'],
])('another shape is seen: %s', (xml, what) => {
  expect(wrongInJunit(xml)).toContain(what)
})
