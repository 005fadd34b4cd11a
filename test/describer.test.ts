import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { TestApi, TestContext } from '../src/describe.ts'
import { describerFor } from '../src/describer.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'
import { repository } from './support/repository.ts'

interface Collected {
  tests: Map<string, (context: TestContext) => Promise<void>>
  close: () => Promise<void>
}

/** What a script gets from a framework that only keeps its tests. */
function described(file: string, options: { against?: string }): Collected {
  const tests: Collected['tests'] = new Map()
  const closings: (() => Promise<void>)[] = []
  const api: TestApi = {
    describe: (_, __, body) => body(),
    test: (title, _, body) => void tests.set(title, body),
    afterAll: (body) => void closings.push(body),
    again: () => '',
  }
  describerFor(api).describeScript(file, options)
  return { tests, close: async () => void (await Promise.all(closings.map((body) => body()))) }
}

const script = (factor: number): string => `def main(input_paths, output_paths, environ_vars, job_args):
    with open(input_paths["raw"] + "/raw.csv") as source, open(output_paths["out"] + "/out.csv", "w") as target:
        target.write(next(source))
        for line in source:
            target.write(f"{${factor} * int(line)}\\n")
`

const contract = `script: s.py
inputs: { raw: { files: raw.csv, columns: { n: { type: integer, minimum: 1, maximum: 9 } } } }
outputs: { out: { files: out.csv, columns: { n: { type: integer } } } }
`

test('a script is held against what it was at a revision, where that is asked for', { timeout: 60_000 }, async () => {
  const dir = repository({ 's.py': script(2), 'c.yaml': contract, 'package.json': '{}' })
  writeFileSync(join(dir, 's.py'), script(3))
  const file = join(dir, 'c.yaml')
  expect([...described(file, {}).tests.keys()].filter((title) => title.includes('version'))).toEqual([])
  const { tests, close } = described(file, { against: 'HEAD' })
  const body = tests.get('writes the same as its version at HEAD')
  const said = await thrown(() => body?.({}))
  await close()
  expect(said).toContain('expected `2` as `HEAD` writes it')
})

test('a revision that is no text is told by a test', async () => {
  const dir = repository({ 's.py': script(2), 'c.yaml': contract })
  const { tests } = described(join(dir, 'c.yaml'), { against: '' })
  expect([...tests.keys()]).toEqual(['loads c.yaml'])
  expect(await thrown(() => tests.get('loads c.yaml')?.({}))).toMatch(/^Unexpected `""` in `against`/)
})

test('what could not be loaded is not left out by a filter of tests', () => {
  const dir = folder({ 'c.yaml': 'scripts: s.py\n' })
  for (const word of ['-t', '-t=runs', '--testNamePattern=runs', '--test-name-pattern']) {
    vi.stubEnv('PIPEPROOF_RUN', JSON.stringify({ id: '00000000', command: ['run', word] }))
    expect(() => described(join(dir, 'c.yaml'), {})).toThrow(/^Unexpected key `scripts`/)
  }
  vi.stubEnv('PIPEPROOF_RUN', JSON.stringify({ id: '00000000', command: ['run', '--testTimeout=3', 'x-t'] }))
  expect([...described(join(dir, 'c.yaml'), {}).tests.keys()]).toEqual(['loads c.yaml'])
  vi.unstubAllEnvs()
})
