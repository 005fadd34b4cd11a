import { join } from 'node:path'
import { execa } from 'execa'
import { expect, inject, test } from 'vitest'
import { installedAt } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'

const body = `
export async function uses(run: ScriptRun): Promise<void> {
  expect(run).toSucceed()
  expect(run).not.toSucceed()
  expect(run).toFailWith(/no/)
  expect(run).toWrite(['a.csv'])
  expect(run).toHaveMetrics({ 'm.json': { auc: '>= 0.9' } })
  expect(run).toStayWithin({ seconds: 5 })
  await expect(run).toBeSchemaCompatibleWith(undefined)
  await expect(run).toPassQualityChecks('- noNulls: id')
  await expect('a.csv').toHaveColumns('id', { exact: true })
  await expect('a.csv').toHaveRowCount({ min: 1 })
  await expect('a.csv').toConserveRows('b.csv', { ratio: [0, 1] })
  await expect('a.csv').toKeepKeys('b.csv', 'id')
  await expect('a.csv').not.toDriftFrom('b.csv')
  await expect('a.csv').toMatchGolden('golden.csv', { tolerance: 1e-9 })
  expect({ run }).toEqual({ run: expect.toSucceed() })
  // @ts-expect-error no such matcher
  expect(run).toSuceed()
  // @ts-expect-error no such option
  await expect('a.csv').toHaveRowCount({ mim: 1 })
  // @ts-expect-error it is asynchronous
  expect({ run }).toEqual({ run: expect.toPassQualityChecks() })
  // a matcher of Jest itself is still there
  expect(1).toBe(1)
}
`

const head = `import type { ScriptRun } from 'pipeproof'
import 'pipeproof/matchers/jest'
`

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
}

test.each(['typescript', 'ts59'])('the matchers are typed in Jest, says %s', async (compiler) => {
  const folder = makeProject(inject('installed'), {
    'globals.ts': `${head}${body}`,
    'imported.ts': `import { expect } from '@jest/globals'\n${head}${body}`,
    'tsconfig.globals.json': JSON.stringify({
      compilerOptions: { ...compilerOptions, types: ['node', 'jest'] },
      files: ['globals.ts'],
    }),
    'tsconfig.imported.json': JSON.stringify({
      compilerOptions: { ...compilerOptions, types: ['node'] },
      files: ['imported.ts'],
    }),
  })
  const tsc = join(installedAt(compiler, folder), 'bin/tsc')
  for (const config of ['tsconfig.globals.json', 'tsconfig.imported.json']) {
    const { stdout } = await execa(process.execPath, [tsc, '-p', config], { cwd: folder, reject: false })
    expect(stdout).toBe('')
  }
})
