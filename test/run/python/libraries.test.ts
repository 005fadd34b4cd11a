import { expect, test } from 'vitest'
import { librariesOf } from '../../../src/run/python/libraries.ts'
import { folder } from '../../support/folder.ts'

test('the versions of what scripts import are told, whatever the distribution is called', () => {
  const site = folder({
    'pandas/__init__.py': '',
    'pandas-1.5.3.dist-info/METADATA': '',
    'sklearn/__init__.py': '',
    'scikit_learn-1.2.1.egg-info/top_level.txt': 'sklearn\n',
    'typing_extensions.py': '',
    'typing_extensions-4.4.0-py3.11.egg-info': '',
    'homemade/__init__.py': '',
    'numpy-1.24.2.dist-info/METADATA': '',
  })
  const scripts = [
    'import os, pandas as pd\nfrom sklearn.linear_model import LinearRegression\n',
    'def main(*_):\n    import typing_extensions\n    import homemade, numpy\n    x = "import y"\n',
    'from . import beside\nimport\n',
  ]
  expect(librariesOf(scripts, ['/nowhere', site])).toEqual({
    pandas: '1.5.3',
    sklearn: '1.2.1',
    typing_extensions: '4.4.0',
  })
  expect(librariesOf([], [site])).toEqual({})
})
