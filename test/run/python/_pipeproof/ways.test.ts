import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Contract } from '../../../../src/model/contract.ts'
import type { Platform } from '../../../../src/model/job.ts'
import type { Run } from '../../../../src/model/run.ts'
import { runners } from '../../../../src/run/runners.ts'
import { canBecomeNobody, runAsNobody } from '../../../support/asNobody.ts'
import { contract, port } from '../../../support/declared.ts'
import { eventually, processesWith } from '../../../support/processes.ts'
import { contractOf, platformJob, scriptNamed } from '../../../support/platformJob.ts'

type Way = NonNullable<Platform['ways']>[number]

const textAt = ({ workspace }: Run, path: string): string => readFileSync(join(workspace, 'ml', path), 'utf8')

const by = [
  { runner: runners.process, way: 'namespace' as Way },
  { runner: runners.process, way: 'shim' as Way },
  { runner: runners.python, way: 'namespace' as Way },
  { runner: runners.python, way: 'shim' as Way },
].map((each) => ({ ...each, name: each.runner.name }))

describe.each(by)('$name, by $way', ({ runner, way }) => {
  async function run(declared: Contract, given: Parameters<typeof platformJob>[1] = {}): Promise<Run> {
    const job = platformJob(declared, given)
    const done = await runner.run(job.platform ? { ...job, platform: { ...job.platform, ways: [way] } } : job)
    expect(done.mounted).toBe(job.platform && way)
    return done
  }
  test('a program reads and writes at the paths of the platform', async () => {
    const done = await run(contractOf('copiesInput'), { more: { args: { n: '2', loud: 'true' } } })
    expect(done).toMatchObject({ ok: true, notes: [] })
    expect(textAt(done, 'processing/output/copy/data.csv')).toBe('ID\n1\nID\n1\n')
  })

  test('paths in its arguments are the same files', async () => {
    const args = { input: '/opt/ml/processing/input', output: '/opt/ml/processing/output/copy' }
    const done = await run(contractOf('copiesInput'), { more: { args } })
    expect(textAt(done, 'processing/output/copy/data.csv')).toBe('id\n1\n')
  })

  test('a port may be mounted inside another', async () => {
    const path = '/opt/ml/processing/input/raw/extra'
    const inputs = { extra: port('extra', undefined, { path }), raw: port('raw') }
    const files = { 'raw/data.csv': 'id\n1\n', 'extra/more.csv': 'id\n2\n' }
    const done = await run(contractOf('copiesInput', { inputs }), { files })
    expect(textAt(done, 'processing/output/copy/data.csv')).toBe('id\n1\n')
    expect(textAt(done, 'processing/output/copy/more.csv')).toBe('id\n2\n')
  })

  test('a script that is called finds its folders at hard-coded paths too', async () => {
    const done = await run(contractOf('hardCodesPaths', { mode: 'call' }))
    expect(done.stdout).toBe("True ['data.csv']\n")
  })

  test('the machine keeps its other folders', async () => {
    const { stdout } = await run(contractOf('listsTree'))
    const others = readdirSync('/opt').filter((name) => name !== 'ml')
    const [opt, ...lines] = stdout.trim().split('\n')
    expect(opt).toBe(
      `opt [${others
        .toSorted()
        .map((name) => `'${name}'`)
        .join(', ')}]`,
    )
    expect(lines).toEqual([
      '/opt/ml',
      '/opt/ml/config processingjobconfig.json resourceconfig.json',
      '/opt/ml/output',
      '/opt/ml/processing',
      '/opt/ml/processing/input',
      '/opt/ml/processing/input/raw data.csv',
      '/opt/ml/processing/output',
      '/opt/ml/processing/output/copy',
    ])
  })

  test('a child is shown the same', async () => {
    expect((await run(contractOf('asksChild'))).stdout).toBe('data.csv\n')
  })

  test('what stands on the calls of Python works', async () => {
    expect((await run(contractOf('usesEveryCall'))).stdout).toMatchInlineSnapshot(`
      "['/opt/ml/processing/output/copy/all.tar', '/opt/ml/processing/output/copy/raw.bin', '/opt/ml/processing/output/copy/three.txt'] True True
      ['all.tar', 'raw.bin', 'three.txt'] True
      "
    `)
  })

  test('runs at the same time do not see each other', async () => {
    const names = ['a', 'b', 'c', 'd']
    const runs = names.map((name) => run(contractOf('writesItsName'), { more: { args: { name } } }))
    const done = await Promise.all(runs)
    expect(done.map(({ stdout }) => stdout)).toEqual(names.map(() => 'True\n'))
    expect(done.map((one) => textAt(one, 'processing/output/copy/name.txt'))).toEqual(names)
  })

  test('its last words join the failure', async () => {
    const { error } = await run(contractOf('writesFailure'))
    expect(error?.message.replace(/m{1024}/, '…')).toBe(
      '3, and /opt/ml/output/failure says: the label column is missing, and /opt/ml/output/message says: …',
    )
  })

  test('links in its outputs are noted', async () => {
    const { notes } = await run(contractOf('linksOutput'))
    expect(notes).toMatchInlineSnapshot(`
      [
        "\`/opt/ml/processing/output/copy/old/latest.csv\` is a symbolic link: SageMaker does not upload it, write a file",
      ]
    `)
  })

  test('what it leaves running is ended and named', async () => {
    const { left, workspace } = await run(contractOf('leavesChild'))
    expect(left).toEqual(['sleep 61.7'])
    expect(await eventually(() => processesWith(workspace).length === 0, 2_000)).toBe(true)
  })

  test('a training that reads a file beside it stands on that', async () => {
    const script = scriptNamed('readsBeside')
    const { touched, stdout } = await run(contract([], [], { script, mode: 'entry', platform: 'training' }), {
      files: {},
    })
    expect(stdout).toBe('import subprocess\n')
    expect(touched?.read).toContain(scriptNamed('leavesChild'))
    expect(touched?.beyond).toEqual([])
  })

  test('a training reads its channel and leaves archives', async () => {
    const outputs = [
      port('model', undefined, { files: 'model.tar.gz' }),
      port('metrics', undefined, { files: 'output.tar.gz' }),
    ]
    const script = scriptNamed('trainsOnChannel')
    const declared = contract([port('train')], outputs, { script, mode: 'entry', platform: 'training' })
    const files = { 'train/train.csv': 'id\n1\n2\n' }
    const done = await run(declared, { files, more: { args: { rounds: '5' } } })
    expect(done).toMatchObject({ ok: true, notes: [] })
    expect(textAt(done, 'model/model.json')).toBe('{"rows": 2, "rounds": 5, "declared": "5"}')
    expect(JSON.parse(textAt(done, 'output/data/metrics.json'))).toEqual({
      cwd: way === 'namespace' ? '/opt/ml/code' : join(done.workspace, 'ml/code'),
      beside: true,
    })
    expect(readdirSync(join(done.workspace, 'outputs/model'))).toEqual(['model.tar.gz'])
    expect(readdirSync(join(done.workspace, 'outputs/metrics'))).toEqual(['output.tar.gz'])
  })
})

describe.each([runners.process, runners.python])('$name', (runner) => {
  test('without a network a script reaches itself and nothing else', async () => {
    const offline = await runner.run(platformJob(contractOf('meetsNetwork'), { more: { network: false } }))
    expect(offline.stdout).toBe('reaches itself\nOSError 101\n')
    const plain = { ...platformJob(contractOf('meetsNetwork'), { more: { network: false } }), platform: undefined }
    const alone = await runner.run(plain)
    expect(alone).toMatchObject({ stdout: 'reaches itself\nOSError 101\n', notes: [], mounted: undefined })
  })

  test('a network that can not be turned off is noted', async () => {
    const job = platformJob(contractOf('copiesInput'), { more: { network: false } })
    const { notes } = await runner.run({
      ...job,
      ...(job.platform && { platform: { ...job.platform, ways: ['shim'] } }),
    })
    expect(notes).toEqual(['the network stayed on: it was not asked for'])
  })

  test('where no way is left it is the machine that is to blame', async () => {
    const job = platformJob(contractOf('copiesInput'))
    const run = runner.run({ ...job, ...(job.platform && { platform: { ...job.platform, ways: [] } }) })
    await expect(run).rejects.toMatchObject({ reason: 'brokenWorker' })
  })

  test('several jobs in one process each see their own tree', async () => {
    if (!runner.runMany) return
    const names = ['a', 'b', 'c']
    for (const ways of [['namespace'], ['shim']] as Way[][]) {
      const jobs = names.map((name) => {
        const job = platformJob(contractOf('writesItsName'), { more: { args: { name } } })
        return { ...job, ...(job.platform && { platform: { ...job.platform, ways } }) }
      })
      const done = await runner.runMany(jobs)
      expect(done.map((run) => run?.stdout)).toEqual(names.map(() => 'True\n'))
      const written = jobs.map(({ outputs }) => readFileSync(join(outputs['copy'] ?? '', 'name.txt'), 'utf8'))
      expect(written).toEqual(names)
    }
  })
})

describe.skipIf(!canBecomeNobody)('an ordinary user', () => {
  test('has a namespace by being root in one of their own', async () => {
    const job = platformJob(contractOf('asksChild'))
    const { said } = await runAsNobody(job)
    expect(readFileSync(join(job.workspace, 'stderr.log'), 'utf8')).toBe('')
    expect(said).toMatchObject({ done: true, mounted: 'namespace' })
    expect(readFileSync(join(job.workspace, 'stdout.log'), 'utf8')).toBe('data.csv\n')
  })

  test('can do without a network', async () => {
    const job = platformJob(contractOf('meetsNetwork'), { more: { network: false } })
    await runAsNobody(job)
    expect(readFileSync(join(job.workspace, 'stdout.log'), 'utf8')).toBe('reaches itself\nOSError 101\n')
  })

  test('has their files as their own afterwards', async () => {
    const job = platformJob(contractOf('copiesInput'))
    const { said } = await runAsNobody(job)
    expect(said).toMatchObject({ done: true, mounted: 'namespace' })
    writeFileSync(join(job.outputs['copy'] ?? '', 'more.csv'), '')
    expect(readdirSync(job.outputs['copy'] ?? '')).toEqual(['data.csv', 'more.csv'])
  })
})
