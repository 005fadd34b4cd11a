import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Runner } from '../../src/model/runner.ts'
import { jobFor, scriptNamed } from '../support/job.ts'
import { ending, runnerLaws, tell, type Trial } from './runner.ts'

/** What holds for each runner of Python scripts, beside what holds for all. */
export function pythonRunnerLaws(runner: Runner, own: Partial<Trial> = {}): void {
  const trial: Trial = { job: jobFor, interpreter: /python/, variables: /^PYTHON/, ...own }
  runnerLaws(runner, trial)
  endingLaws(runner, trial.job)
  tellingLaws(runner, trial.job)
}

function endingLaws(runner: Runner, job: Trial['job']): void {
  describe('a Python script that ends', () => {
    test.each([
      { code: 'none', ok: true, exitCode: 0, error: undefined },
      { code: '3', ok: false, exitCode: 3, error: 'SystemExit: 3' },
      { code: 'no rows', ok: false, exitCode: 1, error: 'SystemExit: no rows' },
    ])('by sys.exit($code) is told by its code', async ({ code, ...rest }) => {
      const run = await runner.run(job('exits', { args: { code } }))
      expect(ending(run)).toEqual({ ...rest, signal: undefined, stopped: undefined })
    })

    test('while it is imported is told by its code and its line', async () => {
      const run = await runner.run(job('exitsAtImport'))
      expect(ending(run)).toMatchObject({ ok: false, exitCode: 4, error: 'SystemExit: 4' })
      expect(run.error?.frames).toEqual([{ file: scriptNamed('exitsAtImport'), line: 3, name: '<module>' }])
    })

    test('without a word is not a good run', async () => {
      expect(ending(await runner.run(job('exitsDeep')))).toMatchObject({ ok: false, exitCode: 5, error: undefined })
    })

    test('by an exception is told by its type, its frames and its cause', async () => {
      const run = await runner.run(job('raises'))
      const file = scriptNamed('raises')
      expect(ending(run)).toMatchObject({ ok: false, exitCode: 1, error: 'RuntimeError: can not convert' })
      expect(run.error?.frames).toEqual([{ file, line: 10, name: 'main' }])
      expect(run.error?.causes).toEqual([
        { type: 'ValueError', message: "invalid literal for int() with base 10: 'four'" },
      ])
      expect(run.stdout).toBe('about to convert\n')
      expect(run.stderr).toContain('RuntimeError: can not convert')
    })

    test('because it can not be parsed is told by its line', async () => {
      const run = await runner.run(job('syntaxError'))
      expect(run).toMatchObject({ ok: false, error: { type: 'SyntaxError' } })
      expect(run.error?.frames.at(-1)).toEqual({ file: scriptNamed('syntaxError'), line: 2, name: '<module>' })
    })

    test('because a module is missing is told by its name', async () => {
      const run = await runner.run(job('missingModule'))
      expect(ending(run)).toMatchObject({
        ok: false,
        error: "ModuleNotFoundError: No module named 'no_such_module_anywhere'",
      })
    })

    test('by returning an error is told by its message', async () => {
      expect(ending(await runner.run(job('returnsError')))).toMatchObject({
        ok: false,
        error: 'status: error: no rows were left',
      })
    })

    test('without a function main is an error of the set-up', async () => {
      await expect(runner.run(job('noMain'))).rejects.toMatchObject({ code: 'PP023', reason: 'noMain' })
    })
  })
}

function tellingLaws(runner: Runner, job: Trial['job']): void {
  test('a Python script that prints no UTF-8 by its own streams prints it escaped', async () => {
    expect(await runner.run(job('nonUtf8'))).toMatchObject({ ok: true, stderr: 'naïve \\udcff\n' })
  })

  test('the error of a Python script and its cause hold no secret', async () => {
    const wanted = job('raises', { env: { API_TOKEN: 'four' }, secrets: ['convert'] })
    const run = await runner.run(wanted)
    expect(ending(run)).toMatchObject({ error: 'RuntimeError: can not ***' })
    expect(run.error?.causes[0]?.message).toBe("invalid literal for int() with base 10: '***'")
    const logs = ['stdout.log', 'stderr.log'].map((name) => readFileSync(join(wanted.workspace, name), 'utf8'))
    for (const text of [run.stdout, run.stderr, ...logs]) expect(text).not.toMatch(/four|convert/)
    expect(logs).toEqual([run.stdout, run.stderr])
  })

  test('a function main gets the environment of its contract and no command line', async () => {
    const { told } = await tell(runner, job('tells', { env: { ROUNDS: '5' }, args: { top: '3' } }))
    expect(told).toMatchObject({ env: { ROUNDS: '5' }, argv: [scriptNamed('tells')] })
  })

  test('a Python script leaves no bytecode', async () => {
    expect(await runner.run(job('litters'))).toMatchObject({ ok: true })
    expect(existsSync(join(scriptNamed('litters'), '../__pycache__'))).toBe(false)
  })

  test('a run of a Python script tells what it used', async () => {
    const { usage } = await runner.run(job('writesNothing'))
    expect(usage.peakMemoryMb).toBeGreaterThan(1)
    expect(usage.cpuSeconds).toBeGreaterThan(0)
  })
}
