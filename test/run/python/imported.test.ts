import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { importedBy } from '../../../src/run/python/imported.ts'
import { folder } from '../../support/folder.ts'

const modules = {
  'one.py': '',
  'two.py': 'import one\n',
  'three.py': 'def f():\n    from two import g\n',
  'pack/__init__.py': '',
  'pack/inner.py': 'from . import sibling\n',
  'pack/sibling.py': 'from .deep.lowest import x\nfrom ..one import y\n',
  'pack/deep/lowest.py': 'from ..sibling import z\n',
}

function importing(text: string): string[] {
  const dir = folder({ ...modules, 'script.py': text })
  return importedBy(join(dir, 'script.py')).map((path) => relative(dir, path))
}

const there = (text: string): string[] => importing(text).filter((path) => Object.hasOwn(modules, path))

test.each([
  ['import one', ['one.py']],
  ['import os, one as first, json', ['one.py']],
  ['import one; import two', ['one.py', 'two.py']],
  ['from three import f', ['one.py', 'three.py', 'two.py']],
  [
    'from pack import (\n    nothing,  # one, here\n    sibling as x,\n)',
    ['one.py', 'pack/__init__.py', 'pack/deep/lowest.py', 'pack/sibling.py'],
  ],
  ['from \\\n  two import *', ['one.py', 'two.py']],
  ['import pack.deep.lowest', ['one.py', 'pack/__init__.py', 'pack/deep/lowest.py', 'pack/sibling.py']],
  ['import pandas\nimport script', []],
  ['# import one\ntext = "import two"', []],
])('a script with %j has modules beside it', (text, expected) => {
  expect(there(text)).toEqual(expected)
})

test('relative imports are those of the module, and a circle ends', () => {
  expect(there('import pack.inner')).toEqual([
    'one.py',
    'pack/__init__.py',
    'pack/deep/lowest.py',
    'pack/inner.py',
    'pack/sibling.py',
  ])
})

test('a module that is not there yet may come', () => {
  expect(importing('import pandas.io\n# import one\ntext = "import two"\n')).toEqual([
    'pandas.py',
    'pandas/__init__.py',
  ])
})
