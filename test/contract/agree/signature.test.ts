import { describe, expect, test } from 'vitest'
import { agreed } from '../../support/agreed.ts'

describe('a `main` that can be called', () => {
  test.for([
    'def main(input_paths, output_paths, environ_vars, job_args): pass',
    'def main(a, b, c, d=None, logger=None, *, quiet=False): pass',
    'def main(*everything): pass',
    'def main(a, *rest, **named): pass',
    'main = lambda a, b, c, d: None',
    'from helper import main',
    'from helper import *',
    'if True:\n    def main(a, b, c, d): pass',
    '@wraps\ndef main(one): pass',
  ])('%s', async (script) => {
    expect(await agreed(`${script}\n`, 'mode: call\n', { 'helper.py': 'def main(a, b, c, d): pass\n' })).toEqual([])
  })
})

describe('a `main` that can not be called', () => {
  const ways: Record<string, string> = {
    'has too few parameters': 'def main(input_paths, output_paths): pass',
    'demands too many': 'def main(input_paths, output_paths, environ_vars, job_args, logger, seed): pass',
    'demands one by name': 'def main(a, b, c, d, *, seed): pass',
    'has them in another order': 'def main(output_paths, input_paths, environ_vars, job_args): pass',
    'is a coroutine': 'async def main(a, b, c, d): pass',
    'is a generator': 'def main(a, b, c, d):\n    yield 1',
    'is not there': 'def run(a, b, c, d): pass',
    'is not there, but a block at the end': 'if __name__ == "__main__":\n    print(1)',
  }
  test('is told, with what to write', async () => {
    const told = Object.entries(ways).map(async ([title, script]) => [
      title,
      await agreed(`${script}\n`, 'mode: call\n'),
    ])
    expect(Object.fromEntries(await Promise.all(told))).toMatchInlineSnapshot(`
      {
        "demands one by name": [
          "error step.py:1 Unexpected \`main\` that must be given \`seed\` by name in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, give them defaults",
        ],
        "demands too many": [
          "error step.py:1 Unexpected \`main(input_paths, output_paths, environ_vars, job_args, logger, seed)\` in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, which it is called with, give \`logger\` and \`seed\` a default",
        ],
        "has them in another order": [
          "error step.py:1 Unexpected \`main(output_paths, input_paths, environ_vars, job_args)\` in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, in this order, put the parameters in order",
        ],
        "has too few parameters": [
          "error step.py:1 Unexpected \`main(input_paths, output_paths)\` in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, which it is called with, add the parameters that are missing",
        ],
        "is a coroutine": [
          "error step.py:1 Unexpected \`async def main\` in \`step\`, expected a plain function, since nobody awaits it, write \`def main\`, which may call \`asyncio.run\`",
        ],
        "is a generator": [
          "error step.py:1 Unexpected \`main\` with a \`yield\` in \`step\`, expected a plain function, since nobody asks it for values, take out \`yield\`: none of its lines would run",
        ],
        "is not there": [
          "error step.py:1 Unexpected script without a function \`main\` in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it",
        ],
        "is not there, but a block at the end": [
          "error step.py:1 Unexpected script without a function \`main\` in \`step\`, expected \`main(input_paths, output_paths, environ_vars, job_args)\`, define it, or write \`mode: entry\` in the contract",
        ],
      }
    `)
  })
})

test('a program does something when it is run', async () => {
  expect(await agreed('print(1)\n', 'mode: entry\n')).toEqual([])
  expect(await agreed('def main():\n    pass\nif __name__ == "__main__":\n    main()\n', 'mode: entry\n')).toEqual([])
  expect(await agreed('"""Docs."""\nimport os\nX = 1\ndef main():\n    pass\n', 'mode: entry\n'))
    .toMatchInlineSnapshot(`
    [
      "error step.py:4 Unexpected script that does nothing when it is run in \`step\`, expected statements that run, write \`mode: call\` in the contract, or call \`main\` below \`if __name__ == "__main__":\`",
    ]
  `)
  expect(await agreed('X = 1\n', 'mode: entry\n')).toMatchInlineSnapshot(`
    [
      "error step.py:1 Unexpected script that does nothing when it is run in \`step\`, expected statements that run, add \`if __name__ == "__main__":\`",
    ]
  `)
})
