import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scriptFiles, type ScriptFile } from '../../../src/pipeline/read/scriptFile.ts'
import { folder } from '../../support/folder.ts'

const dir = (): string =>
  folder({
    'a/definition.json': '',
    'a/scripts/train.py': '',
    'a/scripts/deep/train.py': '',
    'a/one/same.py': '',
    'a/two/same.py': '',
    'a/src/model/predict.py': '',
    'a/node_modules/left.py': '',
    'a/.venv/left.py': '',
    'outside.py': '',
  })

test('a script is found by as much of its path as is known, the least deep one first', () => {
  const root = dir()
  const find = scriptFiles(join(root, 'a/definition.json'))
  const named = ['train.py', 'deep/train.py', 'src/model/predict.py', '/opt/ml/code/predict.py', './scripts/train.py']
  const shown = (found: ScriptFile): unknown => ('file' in found ? found.file.slice(root.length) : found)
  expect(named.map((name) => shown(find(name)))).toMatchInlineSnapshot(`
    [
      "/a/scripts/train.py",
      "/a/scripts/deep/train.py",
      "/a/src/model/predict.py",
      "/a/src/model/predict.py",
      "/a/scripts/train.py",
    ]
  `)
})

test('one that is not there, or there twice, is missed, and the closest named', () => {
  const find = scriptFiles(join(dir(), 'a/definition.json'))
  expect(['trian.py', 'same.py', 'left.py', 'outside.py'].map(find)).toMatchInlineSnapshot(`
    [
      {
        "expected": "trian.py",
        "isScript": true,
        "nearest": "scripts/deep/train.py",
      },
      {
        "expected": "same.py",
        "isScript": true,
        "nearest": "one/same.py",
      },
      {
        "expected": "left.py",
        "isScript": true,
        "nearest": undefined,
      },
      {
        "expected": "outside.py",
        "isScript": true,
        "nearest": undefined,
      },
    ]
  `)
})
