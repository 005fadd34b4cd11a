import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Touched } from '../../../src/model/touched.ts'
import { runners } from '../../../src/run/runners.ts'
import { Cached } from '../../support/cached.ts'

/** What a script of these lines touched, with the folder of the project shortened. */
async function touchedBy(runner: 'python' | 'process', lines: string[]): Promise<Partial<Touched> | undefined> {
  const cached = new Cached()
  const body = lines.map((line) => `    ${line}`).join('\n')
  mkdirSync(join(cached.dir, 'rules'))
  for (const name of ['rates.json', 'rules/a.json']) writeFileSync(join(cached.dir, name), '{}')
  writeFileSync(join(cached.dir, 'helper.py'), 'import csv\n')
  writeFileSync(
    cached.script,
    `import os, subprocess, sys, socket\nHERE = os.path.dirname(__file__)\n\ndef main(inputs, outputs, env, args):\n${body}\n`,
  )
  const run = await runners[runner].run({ ...cached.job(), timeoutMs: 20_000 })
  expect(run.error).toBeUndefined()
  if (!run.touched) return undefined
  const short = (text: string): string => text.replaceAll(cached.dir, '.')
  const { read, listed, beyond } = run.touched
  return { read: read.map(short), listed: listed.map(short), beyond: beyond.map(short) }
}

const here = (name: string): string => `os.path.join(HERE, "${name}")`
const only = (touched: Partial<Touched>): Partial<Touched> => ({
  read: ['./step.py'],
  listed: [],
  beyond: [],
  ...touched,
})

describe.each(['python', 'process'] as const)('the runner `%s` tells', { timeout: 30_000 }, (runner) => {
  const cases: Record<string, [lines: string[], touched: Partial<Touched>]> = {
    'nothing of inputs, outputs and temporary files': [
      [
        'import tempfile',
        'open(os.path.join(inputs["numbers"], "numbers.csv")).read()',
        'open(os.path.join(outputs["result"], "a.csv"), "w").write("n")',
        'tempfile.NamedTemporaryFile().write(b"x")',
        'os.listdir(inputs["numbers"])',
      ],
      {},
    ],
    'a helper beside the script': [['import helper'], { read: ['./helper.py', './step.py'] }],
    'a file of the project, also one that is not there': [
      [
        `open(${here('rates.json')}).read()`,
        'try:',
        `    open(${here('missing.json')})`,
        'except OSError:',
        '    pass',
      ],
      { read: ['./missing.json', './rates.json', './step.py'] },
    ],
    'a folder that was listed': [
      [`os.listdir(${here('rules')})`, `list(os.scandir(${here('rules')}))`],
      { listed: ['./rules'] },
    ],
    'what a fork of it read': [
      [
        'pid = os.fork()',
        'if pid == 0:',
        `    open(${here('rates.json')}).read()`,
        '    os._exit(0)',
        'os.waitpid(pid, 0)',
      ],
      { read: ['./rates.json', './step.py'] },
    ],
    'a file that was written elsewhere': [
      [`open(${here('state.txt')}, "w").write("x")`],
      { beyond: ['it wrote `./state.txt`'] },
    ],
    'another interpreter': [
      ['subprocess.run([sys.executable, "-c", "pass"], check=True)'],
      { beyond: ['it started `python`'] },
    ],
    'a program of the project': [
      [`subprocess.run(["cat", ${here('rates.json')}], check=True, stdout=subprocess.DEVNULL)`],
      { beyond: ['it started `cat`'] },
    ],
    'not a program of the system': [['subprocess.run(["true"], check=True)'], {}],
    'the network': [
      ['server = socket.create_server(("127.0.0.1", 0))', 'socket.create_connection(server.getsockname())'],
      { beyond: ['it connected to `127.0.0.1`'] },
    ],
  }

  test.each(Object.entries(cases))('%s', async (_, [lines, touched]) => {
    const found = await touchedBy(runner, lines)
    const beyond = found?.beyond?.map((text) => text.replace(/`\S*python[\d.]*`/, '`python`')) ?? []
    expect({ ...found, beyond }).toEqual(only(touched))
  })
})

test('a run whose list is gone can not be told about', { timeout: 30_000 }, async () => {
  expect(await touchedBy('python', ['os.unlink(os.path.join(os.getcwd(), "touched.jsonl"))'])).toBeUndefined()
})

test('a batch tells of each run what it looked at, and nothing of the next', { timeout: 30_000 }, async () => {
  const cached = new Cached()
  const jobs = [cached.job(), cached.job(), cached.job()].map((job) => ({ ...job, timeoutMs: 20_000 }))
  const runs = (await runners.python.runMany?.(jobs)) ?? []
  expect(runs.map((run) => run?.touched?.beyond)).toEqual([[], [], []])
  expect(runs.map((run) => run?.touched?.listed)).toEqual([[], [], []])
})
