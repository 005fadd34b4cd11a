import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { filesNamedIn } from '../src/filesNamedIn.ts'
import { folder } from './support/folder.ts'

const port = 'files: a.csv, columns: { a: { type: integer } }'
const files = {
  'p/pipeline.yaml': 'name: p\nsteps: { one: ../c/one.yaml }\n',
  'c/one.yaml': `script: one.py\ninputs: { x: { ${port} } }\noutputs: { y: { ${port} } }\n`,
  'c/one.py': 'import helper\n',
  'c/helper.py': '',
  'raw/a.csv': 'a\n',
  'raw/b.csv': 'a\n',
  'other.ts': '',
}

function named(text: string): string[] {
  const dir = folder(files)
  const { files: found, globs } = filesNamedIn(text, join(dir, 'a.test.ts'))
  return [...found, ...globs].map((path) => relative(dir, path)).filter((path) => path in files || path.includes('*'))
}

const ofContract = ['c/one.yaml', 'c/one.py', 'c/helper.py']

test.each([
  [`describePipeline('./p/pipeline.yaml')`, ['p/pipeline.yaml', ...ofContract]],
  [`describeScript("c/one.yaml", { seed: 1 })`, ofContract],
  ['loadContract(`./c/one.yaml`)', ofContract],
  [`expect('./raw/a.csv').toPassQualityChecks()`, ['raw/a.csv']],
  [`{ 'one.x': local('raw') }`, ['raw/a.csv', 'raw/b.csv', 'raw/**']],
  [`like('raw/*.csv')`, ['raw/a.csv', 'raw/b.csv', 'raw/*.csv']],
  [`import { x } from './other.ts'`, []],
  ['local(`${folder}/raw`)', []],
  [`test('raw')`, []],
  [`local('./nowhere/*.csv')`, []],
])('the text %s names files', (text, expected) => {
  expect(named(text)).toEqual(expected)
})
