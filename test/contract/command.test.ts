import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.ts'
import type { Contract } from '../../src/model/contract.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const files = { 'scripts/clean.mjs': '', 'scripts/run.sh': 'exit 0', 'contracts/rules.json': '{}' }

function load(text: string): Contract & { dir: string } {
  const dir = folder({ ...files, 'contracts/clean.yaml': text })
  return { ...loadContract(join(dir, 'contracts/clean.yaml')), dir }
}

const ports = 'inputs: { raw: { files: a.csv } }\noutputs: { clean: { files: a.csv } }\nargs: { top: 3 }\n'
const said = (text: string): Promise<string> => thrown(() => load(`${ports}${text}`))

test('files beside the contract become absolute, and the first of them is the script', () => {
  const { dir, command, script, mode } = load('command: [node, ../scripts/clean.mjs, rules.json, --top, 1.0]\n')
  expect(command).toEqual(['node', join(dir, 'scripts/clean.mjs'), join(dir, 'contracts/rules.json'), '--top', '1.0'])
  expect({ script, mode }).toEqual({ script: join(dir, 'scripts/clean.mjs'), mode: 'entry' })
})

test('a program with a folder is a file beside the contract', () => {
  const { dir, command, script } = load('command: [../scripts/run.sh]\n')
  expect({ command, script }).toEqual({ command: [join(dir, 'scripts/run.sh')], script: join(dir, 'scripts/run.sh') })
})

test('a program without a file has its contract for a script', () => {
  const { dir, command, script } = load('command: [/usr/bin/env, sort, "{x}"]\n')
  expect(command).toEqual(['/usr/bin/env', 'sort', '{x}'])
  expect(script).toBe(join(dir, 'contracts/clean.yaml'))
})

test('ports and arguments are named as they are declared', async () => {
  const { command } = load(`${ports}command: [cp, "{inputs.raw}/a.csv", "{outputs.clean}", "{args.top}"]\n`)
  expect(command).toEqual(['cp', '{inputs.raw}/a.csv', '{outputs.clean}', '{args.top}'])
  const messages = [
    await said('command: [cp, "{inputs.rwa}"]\n'),
    await said('command: [cp, "{outputs.cleen}"]\n'),
    await thrown(() => load('command: [cp, "{args.top}"]\n')),
  ]
  expect(messages.join('\n')).toMatchInlineSnapshot(`
    "Unexpected \`{inputs.rwa}\` in \`command\`, expected \`{inputs.raw}\`, declare it under \`inputs\`
      in   contracts/clean.yaml:4:15
      see  docs/errors.md#pp004
    Unexpected \`{outputs.cleen}\` in \`command\`, expected \`{outputs.clean}\`, write \`{outputs.clean}\`
      in   contracts/clean.yaml:4:15
      see  docs/errors.md#pp004
    Unexpected \`{args.top}\` in \`command\`, expected a name out of \`args\`, declare it under \`args\`
      in   contracts/clean.yaml:1:15
      see  docs/errors.md#pp004"
  `)
})

test('a contract has a script or a command', async () => {
  expect([await said(''), await said('script: ../scripts/clean.mjs\ncommand: [ls]\n')].join('\n'))
    .toMatchInlineSnapshot(`
    "Unexpected end of the contract, expected the key \`script\` or \`command\`, add it
      in   contracts/clean.yaml:1:1
      see  docs/errors.md#pp005
    Unexpected \`script\` and \`command\` in the contract, expected one of them, remove the other
      in   contracts/clean.yaml:5:1
      see  docs/errors.md#pp004"
  `)
})

test('a misspelt key explains why there is none', async () => {
  expect(await said('comand: [ls]\n')).toMatchInlineSnapshot(`
    "Unexpected key \`comand\` in the contract, expected \`name\`, \`description\`, \`script\`, \`command\`, \`image\`, \`mode\`, \`platform\`, \`inputs\`, \`outputs\`, \`vars\`, \`env\`, \`args\` or 10 more, write \`command\`
      in   contracts/clean.yaml:4:1
      see  docs/errors.md#pp003"
  `)
})

test('a file of code that is not there is told with the nearest one', async () => {
  expect(await said('command: [node, ../scripts/claen.mjs]\n')).toMatchInlineSnapshot(`
    "Unexpected script \`../scripts/claen.mjs\`, expected a file that exists, write \`../scripts/clean.mjs\`
      in   contracts/clean.yaml:4:17
      see  docs/errors.md#pp006"
  `)
})

test('a command has at least one word', async () => {
  expect(await said('command: []\n')).toMatchInlineSnapshot(`
    "Unexpected list in \`command\`, expected at least one entry, change the value
      in   contracts/clean.yaml:4:10
      see  docs/errors.md#pp004"
  `)
})

test('an image has no blanks', async () => {
  expect(load('command: [ls]\nimage: python:3.11-slim\n')).toMatchObject({ image: 'python:3.11-slim' })
  expect(await said('command: [ls]\nimage: python 3.11\n')).toMatchInlineSnapshot(`
    "Unexpected \`python 3.11\` in \`image\`, expected the name of an image, change the value
      in   contracts/clean.yaml:5:8
      see  docs/errors.md#pp004"
  `)
})
