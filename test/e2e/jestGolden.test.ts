import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { runJest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const expecting = `cases:
  first:
    - name: as before
      inputs: { numbers: { rows: [{ n: 2 }] } }
      expect: { outputs: { numbers: { golden: kept.csv } } }
`

test('`-u` writes golden files under Jest, as it writes snapshots', async () => {
  const folder = makeProject(inject('installed'), {
    'package.json': '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n',
    ...smallProject,
    'twice.pipeline.yaml': `${smallProject['twice.pipeline.yaml']}${expecting}`,
    'matched.test.js': `const { join } = require('node:path')
test('rows', async () => {
  await expect([{ id: 1 }]).toMatchGolden(join(__dirname, 'rows.csv'))
})
`,
  })
  const golden = ['kept.csv', 'rows.csv'].map((name) => join(folder, name))
  const failed = async (...args: string[]): Promise<string[]> =>
    (await runJest(folder, { args })).tests.filter(({ status }) => status === 'failed').map(({ name }) => name)
  expect(await failed('-t', 'as before|rows')).toEqual(['rows', 'twice > first > as before'])
  expect(golden.map((path) => existsSync(path))).toEqual([false, false])
  expect(await failed('-t', 'as before|rows', '-u')).toEqual([])
  expect(await failed('-t', 'as before|rows')).toEqual([])
  for (const path of golden) writeFileSync(path, readFileSync(path, 'utf8').replace(/\d/, '7'))
  expect(await failed('-t', 'as before|rows')).toEqual(['rows', 'twice > first > as before'])
})
