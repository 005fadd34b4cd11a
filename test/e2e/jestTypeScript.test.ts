import { expect, inject, test } from 'vitest'
import { runJest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject } from '../support/smallProject.ts'

const spec = `import { expect, test } from '@jest/globals'
import { loadContract, rows, runScript, type Finding } from 'pipeproof'
import { describePipeline, describeScript } from 'pipeproof/jest'
import 'pipeproof/matchers/jest'
import { hundred } from './hundred'

describePipeline('./pipeline.yaml')
describeScript('./double.yaml')

test('findings are typed, and so are matchers', async () => {
  const contract = loadContract('./double.yaml')
  const run = await runScript(contract, { inputs: { numbers: rows([{ n: hundred }]) } })
  const findings: Finding[] = run.findings
  expect(findings).toEqual([])
  expect(run).toSucceed()
  await expect(run.outputs.numbers).toPassQualityChecks()
})
`

const babel = `module.exports = {
  presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
}
`

/** Without a flag Jest runs CommonJS, which is what tests are compiled to, whatever the project itself is. */
const compilerOptions = {
  target: 'es2022',
  module: 'commonjs',
  moduleResolution: 'bundler',
  strict: true,
  esModuleInterop: true,
  types: ['node'],
}

const cases = (['commonjs', 'module'] as const).flatMap((type) =>
  (['babel', 'ts-jest'] as const).map((transform) => ({ type, transform })),
)

test.each(cases)('a project of type $type whose TypeScript goes through $transform', async ({ type, transform }) => {
  const config =
    transform === 'babel'
      ? "{ preset: 'pipeproof/preset' }"
      : "require('pipeproof/preset').withPipeproof({ preset: 'ts-jest' })"
  const run = await runJest(
    makeProject(inject('installed'), {
      'package.json': JSON.stringify({ private: true, type }),
      'jest.config.cjs': `module.exports = ${config}\n`,
      'tsconfig.json': JSON.stringify({ compilerOptions }),
      ...(transform === 'babel' && { 'babel.config.cjs': babel }),
      'double.py': smallProject['double.py'],
      'double.yaml': smallProject['double.yaml'],
      'pipeline.yaml': smallProject['twice.pipeline.yaml'],
      'hundred.ts': 'export const hundred: number = 100\n',
      'spec.test.ts': spec,
    }),
  )
  expect(run.printed).not.toMatch(/experimental-vm-modules|TS\d{4}/)
  expect(run.tests.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(run.tests).toHaveLength(23)
  expect(run.exitCode).toBe(0)
})
