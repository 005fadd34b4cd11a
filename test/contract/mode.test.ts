import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modeOf } from '../../src/contract/mode.ts'
import { folder } from '../support/folder.ts'

const mode = (text: string): string => modeOf(join(folder({ 'a.py': text }), 'a.py'))

test.each([
  ['def main(input_paths, output_paths, environ_vars, job_args):\n', 'call'],
  ['import os\nasync def main (\n  a,\n  b,\n):\n', 'call'],
  ['import argparse\ndef main(argv=None):\n', 'entry'],
  ['def run():\n  pass\nif __name__ == "__main__":\n  run()\n', 'entry'],
  ['print(open("/opt/ml/input/config/hyperparameters.json").read())\n', 'entry'],
  ['import os\nprint(os.environ["SM_MODEL_DIR"])\n', 'entry'],
  ['def main(a, b):\n  pass\nif __name__ == "__main__":\n  main(1, 2)\n', 'call'],
  // these forgot their main, which is then told
  ['def main():\n', 'call'],
  ['class A:\n  def main(self, a, b):\n', 'call'],
  ['print("x")\n', 'call'],
])('%j is run as %s', (text, expected) => {
  expect(mode(text)).toBe(expected)
})

test('a script that is not there is told elsewhere', () => {
  expect(modeOf('/nowhere/a.py')).toBe('call')
})
