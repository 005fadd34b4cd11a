import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { delimiter, join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { container, containerRunner } from '../../../src/run/runners/container.ts'
import { pythonRunnerLaws } from '../../laws/pythonRunner.ts'
import { runnerLaws } from '../../laws/runner.ts'
import { commandJob } from '../../support/commandJob.ts'
import { folder } from '../../support/folder.ts'
import { jobFor } from '../../support/job.ts'
import { thrown } from '../../support/messages.ts'
import { contractOf, platformJob } from '../../support/platformJob.ts'
import { isMissing } from '../../support/required.ts'
import { canStandIn, standIn, useStandIn } from '../../support/standIn.ts'

const image = 'python:3.11-slim'

describe.skipIf(isMissing('namespaces', canStandIn))('through a stand-in', () => {
  useStandIn()

  describe('the runner container with a Python script', () => {
    pythonRunnerLaws(containerRunner, { job: (name, wanted) => jobFor(name, { image, ...wanted }) })
  })

  describe('the runner container with a command', () => {
    runnerLaws(containerRunner, {
      job: (name, wanted) => commandJob(name, { image, ...wanted }),
      interpreter: /^node in python:3\.11-slim$/,
      variables: /^(INPUT_|OUTPUT_)/,
      seesNothingLeft: true,
      limitsNoMemory: true,
    })
  })

  test('a script written for the platform has its folders', async () => {
    const job = platformJob(contractOf('hardCodesPaths', { mode: 'call' }), { more: { image } })
    const run = await containerRunner.run(job)
    expect(run).toMatchObject({ ok: true, mounted: 'container', stderr: '' })
    expect(readFileSync(join(job.outputs['copy'] ?? '', 'data.csv'), 'utf8')).toBe('id\n1\n')
  })

  test('there is no network unless it is allowed', async () => {
    const outside = "Object.values(require('os').networkInterfaces()).flat().some(({ internal }) => !internal)"
    const command = ['node', '-p', outside]
    const here = Object.values(networkInterfaces()).some((list = []) => list.some(({ internal }) => !internal))
    const online = (network?: boolean): Promise<{ stdout: string }> =>
      containerRunner.run(commandJob('exits', { image, command, network }))
    expect((await online()).stdout).toBe('false\n')
    expect((await online(true)).stdout).toBe(`${here}\n`)
  })

  test('the folder of the script can not be written', async () => {
    const command = ['node', '-e', `require('fs').writeFileSync('${import.meta.dirname}/x', '')`]
    const run = await containerRunner.run(commandJob('exits', { image, command, inputs: { raw: import.meta.dirname } }))
    expect(run).toMatchObject({ ok: false, exitCode: 1 })
    expect(run.stderr).toContain('EROFS')
  })

  test('podman runs it too, without a daemon, where docker is down', async () => {
    const dir = folder({ docker: '#!/bin/sh\necho "Cannot connect to the Docker daemon" >&2\nexit 1\n' })
    chmodSync(join(dir, 'docker'), 0o755)
    symlinkSync(standIn, join(dir, 'podman'))
    vi.stubEnv('PATH', [dir, process.env['PATH']].join(delimiter))
    vi.stubEnv('PIPEPROOF_CONTAINER', '')
    const run = await containerRunner.run(jobFor('writesNothing', { image: 'python:3.10' }))
    vi.stubEnv('PIPEPROOF_CONTAINER', standIn)
    expect(run).toMatchObject({ ok: true, interpreter: expect.stringContaining('python:3.10') })
  })

  test('an image may be given with the runner', async () => {
    const run = await container({ image: 'python:3.12' }).run(jobFor('writesNothing'))
    expect(run).toMatchObject({ ok: true, interpreter: 'python3 in python:3.12' })
  })

  test('a value of the environment is on no command line', async () => {
    const command = [
      'node',
      '-p',
      "require('fs').readFileSync('/proc/1/cmdline', 'utf8').includes('hush-' + 'hush') + process.env.API_TOKEN",
    ]
    const run = await containerRunner.run(commandJob('exits', { image, command, env: { API_TOKEN: 'hush-hush' } }))
    expect(run.stdout).toBe('false***\n')
  })
})

const refused = (more: object): Promise<string> => thrown(() => containerRunner.run(jobFor('writesNothing', more)))

describe('without what it needs', () => {
  test('a contract without an image is told', async () => {
    expect(await refused({})).toMatchInlineSnapshot(`
      "Unexpected end of the contract of \`test/fixtures/scripts/writesNothing.py\`, expected the key \`image\`, add it
        see  docs/errors.md#pp005"
    `)
  })

  describe('of the client', () => {
    useStandIn()

    test('an image that is not on this machine is told', async () => {
      expect(await refused({ image: 'absent:1' })).toMatch(
        /^Unexpected image `absent:1` that is not on this machine, expected one that is, run `.*standIn\.mjs pull absent:1` or mend its name/,
      )
    })

    test('a daemon that is down is told', async () => {
      vi.stubEnv('STAND_IN_IS_DOWN', '1')
      const said = await refused({ image: 'python:3.13' })
      vi.stubEnv('STAND_IN_IS_DOWN', '')
      expect(said.replace(/`[^`]*standIn/, '`standIn')).toMatchInlineSnapshot(`
        "Unexpected answer of \`standIn.mjs\` (Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?), expected it to run containers, start its daemon or set \`PIPEPROOF_CONTAINER\`
          see  docs/errors.md#pp026"
      `)
    })

    test.skipIf(!canStandIn)('a program that the image does not have is told', async () => {
      const job = commandJob('exits', { image, command: ['no-such-program'] })
      const said = await thrown(() => containerRunner.run(job))
      expect(said.replace(/`[^`]*standIn/, '`standIn')).toMatchInlineSnapshot(`
        "Unexpected answer of \`standIn.mjs\` (exec: "no-such-program": executable file not found in $PATH), expected it to run containers, see whether \`python:3.11-slim\` has the program
          see  docs/errors.md#pp026"
      `)
    })
  })

  test('a client that is not there is told', async () => {
    vi.stubEnv('PIPEPROOF_CONTAINER', 'no-such-client')
    const said = await refused({ image })
    vi.unstubAllEnvs()
    expect(said).toMatchInlineSnapshot(`
      "Unexpected answer of \`no-such-client\` (spawn no-such-client ENOENT), expected it to run containers, start its daemon or set \`PIPEPROOF_CONTAINER\`
        see  docs/errors.md#pp026"
    `)
  })
})

const realImage = 'python:3-slim'
const isUp = (client: string): boolean => spawnSync(client, ['image', 'inspect', realImage]).status === 0
const clients = ['docker', 'podman'].map((client) => ({ client, isLeftOut: isMissing(client, isUp(client)) }))

describe.each(clients)('in $client', ({ client, isLeftOut }) => {
  describe.skipIf(isLeftOut)('that is up', () => {
    beforeAll(() => {
      vi.stubEnv('PIPEPROOF_CONTAINER', client)
      return () => vi.unstubAllEnvs()
    })

    describe('the runner container with a Python script', { timeout: 30_000 }, () => {
      // images of Python say what they are made of in some more
      const variables = /^(PYTHON|GPG_KEY$|HOSTNAME$)/
      pythonRunnerLaws(containerRunner, {
        job: (name, wanted) => jobFor(name, { image: realImage, ...wanted }),
        variables,
      })
    })

    test('a script written for the platform has its folders', async () => {
      const job = platformJob(contractOf('hardCodesPaths', { mode: 'call' }), { more: { image: realImage } })
      expect(await containerRunner.run(job)).toMatchObject({ ok: true, mounted: 'container', stderr: '' })
      expect(readFileSync(join(job.outputs['copy'] ?? '', 'data.csv'), 'utf8')).toBe('id\n1\n')
    })

    test('a command runs as everywhere else', async () => {
      const job = commandJob('exits', { image: realImage, command: ['cp', '{inputs.raw}/a.txt', '{outputs.told}'] })
      const raw = join(job.workspace, 'inputs/raw')
      mkdirSync(raw, { recursive: true })
      writeFileSync(join(raw, 'a.txt'), 'a\n')
      expect(await containerRunner.run({ ...job, inputs: { raw } })).toMatchObject({ ok: true, stderr: '' })
      expect(readFileSync(join(job.workspace, 'outputs/told/a.txt'), 'utf8')).toBe('a\n')
    })

    test('nothing stays when its time is up', async () => {
      const run = await containerRunner.run(jobFor('forever', { image: realImage, timeoutMs: 3000 }))
      expect(run).toMatchObject({ ok: false, stopped: 'timeout' })
      expect(spawnSync(client, ['ps', '--all', '--quiet', '--filter', 'name=pipeproof-']).stdout.toString()).toBe('')
    })
  })
})
