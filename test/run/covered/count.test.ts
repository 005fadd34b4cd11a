import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { count } from '../../../src/run/covered/count.ts'
import { runners } from '../../../src/run/runners.ts'
import { folder } from '../../support/folder.ts'
import { jobFor } from '../../support/job.ts'
import { hasModule } from '../../support/pythonModule.ts'
import { isMissing } from '../../support/required.ts'

/** Small programs, with the lines that they do not come to, and of their branches how many arms were taken of how many. */
const programs: Record<string, { text: string; missing: number[]; branches: string[] }> = {
  'conditions of one line and of several': {
    text: `import os
def size(n):
    if n > 100:
        word = "large"
    elif n > 10 and n < 50:
        word = "medium"
    elif (n > 5 and
            n < 8):
        word = "small"
    else:
        word = "tiny"
    if n:
        word += "!"
    return word
size(3)
size(
    20
)
if os.name == "none":
    size(1000)
`,
    missing: [4, 9, 20],
    branches: ['3 1/2', '5 2/2', '7 1/2', '12 1/2', '19 1/2'],
  },
  'errors that are caught': {
    text: `def read(text):
    try:
        value = int(text)
    except TypeError:
        value = -1
    except ValueError:
        value = 0
    except OSError as error:
        value = 1
    else:
        value += 1
    finally:
        text = None
    return value
read("1")
read("x")
`,
    missing: [5, 8, 9],
    branches: [],
  },
  'loops that end, break and go on': {
    text: `def walk(items):
    total = 0
    for item in items:
        if item == 3:
            continue
        if item > 5:
            break
        total += item
    else:
        total = -1
    while total > 100:
        total -= 1
    while True:
        total += 1
        if total > 20:
            break
    return total
walk([1, 2, 3])
for nothing in []:
    walk(nothing)
`,
    missing: [7, 12, 20],
    branches: ['3 2/2', '4 2/2', '6 1/2', '11 1/2', '15 2/2', '19 1/2'],
  },
  'functions in functions, in classes, decorated, and one that nobody calls': {
    text: `import functools
def twice(function):
    @functools.wraps(function)
    def inner(*args):
        return function(function(*args))
    return inner
@twice
@functools.lru_cache(
    maxsize=None
)
def more(n):
    return n + 1
class Counter:
    start = 1
    def count(self):
        yield self.start
        if self.start:
            yield 2
    def never(self,
              given=1):
        for each in given:
            return each
        return None
more(1)
list(Counter().count())
`,
    missing: [21, 22, 23],
    branches: ['17 1/2', '21 0/2'],
  },
  'what is marked to be left out': {
    text: `import os
def kept(n):
    if n:
        return 1
    else:  # pragma: no cover
        return 2
def apart(n):  # pragma: no cover
    if n:
        return 1
    return 2
kept(1)
if os.name == "none":  # pragma: no cover
    kept(2)
`,
    missing: [],
    branches: [],
  },
}

interface Told {
  missing: number[]
  statements: number[]
  functions: string[]
  branches: string[]
}

const more = {
  'a condition that fails': {
    text: `def fails(n):
    if 1 / n > 2:
        return 1
    return 2
try:
    fails(0)
except ZeroDivisionError:
    done = True
`,
    missing: [3, 4],
    branches: ['2 0/2'],
  },
  'a case that matches, one that does not, and one that takes all': {
    text: `def kind(value):
    match value:
        case 1:
            return "one"
        case [first, _] if first:
            return "pair"
        case {"k": _}:
            result = "map"
        case _:
            result = "other"
    return result
kind(1)
kind(2)
`,
    missing: [6, 8],
    branches: ['3 2/2', '5 1/2', '7 1/2'],
  },
  'lists, functions and generators within a line': {
    text: `squares = [n * n
           for n in range(5)
           if n]
small = lambda n: n < 3
total = sum(n for n in squares if small(n))
if total > 100: total = 100
`,
    missing: [],
    branches: [],
  },
}

/** Runs a program, and tells what it covered. */
async function told(text: string, { builtin = true, runner = runners.process } = {}): Promise<Told> {
  const root = realpathSync(folder({ 'program.py': text }))
  const script = join(root, 'program.py')
  const run = await runner.run(jobFor('prints', { script, mode: 'entry', coverage: { root, builtin } }))
  const collected = { python: run.interpreter, covered: run.covered ?? {} }
  const counts = (await count([collected], [script], { root, builtin }))[script]
  if (!counts) throw new Error('nothing was counted')
  return {
    missing: counts.lines.filter(([, runs]) => runs === 0).map(([line]) => line),
    statements: counts.lines.map(([line]) => line),
    functions: counts.functions.map(({ name, count: runs }) => `${name} ${runs}`),
    branches: counts.branches
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, arms }) => `${line} ${arms.filter(([, runs]) => runs > 0).length}/${arms.length}`),
  }
}

describe.each(Object.entries(programs))('%s', (_, { text, missing, branches }) => {
  test('are told by the built-in tracer', async () => {
    expect(await told(text)).toMatchObject({ missing, branches })
  })

  test.skipIf(isMissing('coverage', hasModule('coverage')))('are told the same by coverage.py', async () => {
    const [theirs, ours] = [await told(text, { builtin: false }), await told(text)]
    expect({ ...theirs, branches: [] }).toEqual({ ...ours, branches: [] })
    // versions of it differ in whether the lines of `with`, `except` and of decorators have branches
    expect(theirs.branches).toEqual(expect.arrayContaining(ours.branches))
  })

  test('are told the same of a fork of the warm server', async () => {
    expect(await told(text, { runner: runners.python })).toEqual(await told(text))
  })
})

// `match` came with Python 3.10
const known = Object.entries(more).filter(
  ([name]) => !name.includes('case') || hasModule('sys; sys.version_info[:2] >= (3, 10) or sys.exit(1)'),
)

test.each(known)('the built-in tracer tells %s', async (_, { text, missing, branches }) => {
  expect(await told(text)).toMatchObject({ missing, branches })
})

test('runs are counted by line, function and arm', async () => {
  const text = 'def main(n):\n    if n:\n        return 1\n    return 2\n'
  const root = realpathSync(folder({ 'a.py': text, 'never.py': 'def nothing():\n    pass\n' }))
  const [script, never] = [join(root, 'a.py'), join(root, 'never.py')]
  const begin: [number, number][] = [
    [-1, 1],
    [1, -1],
    [-1, 2],
  ]
  const runs = [
    { python: undefined, covered: { [script]: [...begin, [2, 3], [3, -1]] } },
    { python: undefined, covered: { [script]: [...begin, [2, 4], [4, -1]] } },
    { python: undefined, covered: { [script]: [...begin, [2, 4], [4, -1]] } },
  ] satisfies Parameters<typeof count>[0]
  expect(await count(runs, [script, never], { root, builtin: true })).toEqual({
    [script]: {
      lines: [
        [1, 3],
        [2, 3],
        [3, 1],
        [4, 2],
      ],
      functions: [{ name: 'main', line: 1, end: 4, count: 3 }],
      branches: [
        {
          kind: 'if',
          line: 2,
          arms: [
            [3, 1],
            [2, 2],
          ],
        },
      ],
    },
    [never]: {
      lines: [
        [1, 0],
        [2, 0],
      ],
      functions: [{ name: 'nothing', line: 1, end: 2, count: 0 }],
      branches: [],
    },
  })
})

test('what is no Python is not told of', async () => {
  const root = realpathSync(folder({ 'broken.py': 'def (:\n', 'bytes.py': '\u{FFFD}\0' }))
  const files = [join(root, 'broken.py'), join(root, 'bytes.py'), join(root, 'gone.py')]
  expect(await count([], files, { root, builtin: true })).toEqual({})
})

/** How a program ended, and its lines that it told. */
const ended = async (text: string): Promise<unknown> => {
  const root = realpathSync(folder({ 'program.py': text }))
  const script = join(root, 'program.py')
  const run = await runners.process.run(jobFor('prints', { script, mode: 'entry', coverage: { root, builtin: true } }))
  const lines = (run.covered?.[script] ?? []).flat().filter((line) => line > 0)
  return { exitCode: run.exitCode, lines: [...new Set(lines)].toSorted((a, b) => a - b) }
}

describe('a process that does not end as others do', () => {
  test('tells what it ran before it left at once', async () => {
    expect(await ended('import os\nos._exit(3)\n')).toEqual({ exitCode: 3, lines: [1, 2] })
  })

  test('tells nothing when it was killed', async () => {
    expect(await ended('import os\nos.kill(os.getpid(), 9)\n')).toMatchObject({ lines: [] })
  })

  test('tells what its threads and its children ran', async () => {
    const text = `import multiprocessing, threading
def by_thread():
    return 1
def by_child():
    return 2
one = threading.Thread(target=by_thread)
one.start()
one.join()
other = multiprocessing.get_context("fork").Process(target=by_child)
other.start()
other.join()
`
    expect(await ended(text)).toEqual({ exitCode: 0, lines: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })
  })
})
