import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { extract } from '../../preset/jestDependencies.ts'
import { folder } from '../support/folder.ts'

const standard = (): string[] => ['./imported']

test('a pipeline needs its contracts and scripts', () => {
  const dir = folder({ 'p.pipeline.yaml': 'steps: { a: a.yaml }\n', 'a.yaml': 'script: a.py\n', 'a.py': '' })
  const needed = [...extract('', join(dir, 'p.pipeline.yaml'), standard)]
  expect(needed.map((path) => relative(dir, path)).toSorted()).toEqual(['a.py', 'a.yaml'])
})

test('a spec needs what it imports and what it describes', () => {
  const text = "describePipeline('./p.yaml', {})\nconst c = loadContract( `c/a.yaml` )\ndescribeScript(value)\n"
  expect([...extract(text, '/project/a.test.ts', standard)]).toEqual([
    './imported',
    '/project/p.yaml',
    '/project/c/a.yaml',
  ])
})

test.each(['/project/a.py', '/project/a.sh'])('a script needs nothing that Jest could know: %s', (file) => {
  expect([...extract("describePipeline('./p.yaml')", file, standard)]).toEqual([])
})
