import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, vi } from 'vitest'
import { agreement, agreements } from '../src/agreement.ts'
import { readContract, readPipeline } from '../src/load.ts'
import { ask } from '../src/process/ask.ts'
import { folder } from './support/folder.ts'
import { smallProject } from './support/smallProject.ts'

const examples = resolve(import.meta.dirname, '../examples')
const pipelines = readdirSync(examples, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.pipeline.yaml') && !path.includes('node_modules'))

test.for(pipelines)('the scripts and contracts of %s agree', async (path) => {
  const { findings } = await agreements(readPipeline(resolve(examples, path)))
  expect(findings).toEqual([])
})

vi.mock(import('../src/process/ask.ts'), { spy: true })

/** How often a Python was started to look at scripts. */
const times = (): number => vi.mocked(ask).mock.calls.filter(([, args]) => args.join().includes('look')).length

const project = {
  ...smallProject,
  'package.json': '{}',
  'other.py': 'from helper import *\n',
  'helper.py': 'def main(input_paths, output_paths, environ_vars, job_args): pass\n',
  'other.yaml': 'script: other.py\n',
  'three.pipeline.yaml': 'name: three\nsteps: { a: double.yaml, b: double.yaml, c: other.yaml }\n',
}

test('all scripts of a pipeline are looked at in one process, and again only when a file of theirs changed', async () => {
  const dir = folder(project)
  vi.mocked(ask).mockClear()
  const pipeline = readPipeline(join(dir, 'three.pipeline.yaml'))
  expect(await agreements(pipeline)).toEqual({ findings: [], notes: [] })
  expect(times()).toBe(1)
  await agreements(pipeline)
  expect(times()).toBe(1)
  writeFileSync(join(dir, 'helper.py'), 'import os\nos.environ["LOST"]\n')
  const { findings } = await agreements(pipeline)
  expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual(['undeclared-name c'])
  expect(times()).toBe(2)
})

test('a damaged memory is looked at again', async () => {
  const dir = folder(project)
  vi.mocked(ask).mockClear()
  const pipeline = readPipeline(join(dir, 'three.pipeline.yaml'))
  await agreements(pipeline)
  const looks = join(dir, '.pipeproof/cache/looks')
  for (const name of readdirSync(looks)) writeFileSync(join(looks, name), '{ "look": {')
  expect(await agreements(pipeline)).toEqual({ findings: [], notes: [] })
  expect(times()).toBe(2)
})

test('nothing of a script is run, nor of what lies beside it', async () => {
  const marker = `open(__file__ + ".ran", "w")\n`
  const beside = { 'ast.py': marker, 'json.py': marker, '_pipeproof.py': marker, 'sitecustomize.py': marker }
  const dir = folder({
    ...beside,
    'step.py': `${marker}import ast, json\n`,
    'step.yaml': 'script: step.py\nmode: entry\n',
  })
  await agreement(readContract(join(dir, 'step.yaml')))
  expect(readdirSync(dir).filter((name) => name.endsWith('.ran'))).toEqual([])
})

test('a program of another language is not looked at', async () => {
  const dir = folder({ 'step.yaml': 'command: [sort]\n' })
  const contract = readContract(join(dir, 'step.yaml'))
  expect(await agreement(contract, { python: '/nowhere/python' })).toEqual([])
})

test('a script that went, and a Python that is not there, are told', async () => {
  const dir = folder(smallProject)
  const contract = readContract(join(dir, 'double.yaml'))
  await expect(agreement(contract, { python: '/nowhere/python' })).rejects.toMatchObject({ reason: 'noPython' })
  rmSync(join(dir, 'double.py'))
  await expect(agreement(contract)).rejects.toMatchObject({ reason: 'missingScript', facts: { nearest: undefined } })
})
