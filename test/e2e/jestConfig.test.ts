import { beforeAll, describe, expect, inject, test } from 'vitest'
import { runJest, runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const namesOf = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name)

describe('a project with a configuration of its own', () => {
  const files = {
    ...smallProject,
    'own.check.js': "test('has what was set up', () => expect({ own: OWN, upper: require('./word.txt') }).toBeOwn())\n",
    'word.txt': 'word',
    'ignored.test.js': "test('is none of its tests', () => {})\n",
    'setUp.js': `globalThis.OWN = 1
expect.extend({ toBeOwn: ({ own, upper }) => ({ pass: own === 1 && upper === 'WORD', message: () => \`\${own} \${upper}\` }) })
`,
    'shout.js':
      'module.exports = { process: (text) => ({ code: `module.exports = ${JSON.stringify(text.toUpperCase())}` }) }\n',
  }
  const own = `setupFilesAfterEnv: ['./setUp.js'],
  transform: { '\\\\.txt$': './shout.js' },
  moduleFileExtensions: ['js', 'json', 'txt'],`
  const all = ['has what was set up', 'twice > wiring > every edge carries data']

  test.each([
    ['testMatch', "testMatch: ['**/*.check.js'],"],
    ['testRegex', "testRegex: '\\\\.check\\\\.js$',"],
    ['our own preset', "preset: 'pipeproof/preset',\n  testMatch: ['**/*.check.js'],"],
  ])('keeps it, with %s', async (_, tests) => {
    const config = `module.exports = require('pipeproof/preset').withPipeproof({\n  ${own}\n  ${tests}\n})\n`
    const run = await runJest(makeProject(inject('installed'), { ...files, 'jest.config.js': config }))
    expect(run.printed).not.toContain('Validation Warning')
    expect(namesOf(run).slice(0, 2)).toEqual(all)
    expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
    expect(namesOf(run)).toHaveLength(18)
  })
})

describe('tests are chosen', () => {
  let folder: string
  beforeAll(() => {
    const manifest = '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n'
    folder = makeProject(inject('installed'), { ...smallProject, 'package.json': manifest })
  })

  test.each(['second runs on valid data', '^twice\\W+first\\W+runs on valid data$', 'first.*agrees'])(
    'by the name that Vitest takes: %s',
    async (pattern) => {
      const chosen = namesOf(await runJest(folder, { args: ['-t', pattern] }))
      expect(chosen).toHaveLength(1)
      expect(chosen).toEqual(namesOf(await runVitest(folder, { args: ['-t', pattern] })))
    },
  )
})

const spec = (options: string): string => `require('pipeproof/jest').describePipeline('./pipeline.yaml', ${options})\n`

describe('what is written wrong', () => {
  test('is one failing test each, with the name that was meant', async () => {
    const run = await runJest(
      makeProject(inject('installed'), {
        'package.json': '{ "private": true, "jest": { "preset": "pipeproof/preset" } }\n',
        'double.py': smallProject['double.py'],
        'double.yaml': smallProject['double.yaml'],
        'pipeline.yaml': smallProject['twice.pipeline.yaml'],
        'broken.pipeline.yaml': smallProject['twice.pipeline.yaml'].replace('steps:', 'steps: ['),
        'option.test.js': spec('{ pyhton: 1 }'),
        'source.test.js': spec("{ sources: { 'frist.numbers': { kind: 'generated' } } }"),
        'runner.test.js': spec("{ runner: 'proces' }"),
      }),
    )
    expect(run.exitCode).toBe(1)
    expect(run.printed).not.toContain('node_modules/pipeproof')
    expect(run.tests.map(({ name, message }) => `${name}: ${message.split('\n')[0]}`)).toMatchInlineSnapshot(`
      [
        "broken.pipeline.yaml > loads broken.pipeline.yaml: PipeproofError: Unexpected YAML (Implicit keys need to be on a single line), expected a file that parses, mend it at this place",
        "pipeline.yaml > loads pipeline.yaml: PipeproofError: Unexpected key \`pyhton\` in the options, expected \`python\`, \`runner\`, \`parallel\`, \`sources\`, \`steps\`, \`kinds\`, \`paths\`, \`generators\`, \`cache\` or \`shrink\`, write \`python\`",
        "pipeline.yaml > loads pipeline.yaml: PipeproofError: Unexpected key \`proces\` in \`runner\`, expected \`python\`, \`process\`, \`command\` or \`container\`, write \`process\`",
        "pipeline.yaml > loads pipeline.yaml: PipeproofError: Unexpected key \`frist.numbers\` in \`sources\`, expected \`first.numbers\` or \`second.numbers\`, write \`first.numbers\`",
      ]
    `)
  })
})
