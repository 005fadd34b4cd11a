import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { closeRunFolder, maskFolder, openRunFolder } from '../../src/run/runs.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { masker } from '../../src/shared/mask.ts'
import { makeProject } from '../support/project.ts'

function newProject(): string {
  const parent = mkdtempSync(join(tmpdir(), 'pipeproof-runs-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return makeProject(parent, {})
}

const wanted = { id: '5f0c9b1e', name: 'shop' }

test('the folder of a pipeline lies in that of its test run beside package.json, however deep, and git does not see it', () => {
  const project = newProject()
  mkdirSync(join(project, 'a/b'), { recursive: true })
  const folder = openRunFolder(join(project, 'a/b'), wanted)
  expect(folder).toBe(join(project, '.pipeproof/runs/5f0c9b1e/shop'))
  expect(readFileSync(join(project, '.pipeproof/.gitignore'), 'utf8')).toBe('*\n')
})

test('it lies beside pipeproof.yaml, where there is one', () => {
  const project = newProject()
  mkdirSync(join(project, 'a/b'), { recursive: true })
  writeFileSync(join(project, 'a/pipeproof.yaml'), '')
  expect(openRunFolder(join(project, 'a/b'), wanted).startsWith(join(project, 'a/.pipeproof/runs/'))).toBe(true)
})

test('each gets a folder of its own, whatever it is called', () => {
  const project = newProject()
  const names = ['shop', 'shop', '../up', '..', 'a b/c', 'shop']
  const folders = names.map((name) => openRunFolder(project, { ...wanted, name }))
  expect(folders.map((path) => path.slice(join(project, '.pipeproof/runs/5f0c9b1e/').length))).toEqual([
    'shop',
    'shop-2',
    '_up',
    '_',
    'a_b_c',
    'shop-3',
  ])
})

test('what is empty is gone when it is closed, and what is left stays', () => {
  const project = newProject()
  const [first, second] = [openRunFolder(project, wanted), openRunFolder(project, wanted)]
  const run = dirname(first)
  writeFileSync(join(second, 'left.txt'), '')
  closeRunFolder(first)
  expect(filesBelow(run)).toEqual(['shop-2/.writing', 'shop-2/left.txt'])
  closeRunFolder(second)
  expect(filesBelow(run)).toEqual(['shop-2/left.txt'])
  rmSync(second, { recursive: true })
  closeRunFolder(openRunFolder(project, wanted))
  expect(existsSync(run)).toBe(false)
})

test('old runs go when a new one begins, as the settings say', () => {
  const project = newProject()
  writeFileSync(join(project, 'pipeproof.yaml'), 'runs: { keep: 2 }\n')
  const runs = join(project, '.pipeproof/runs')
  for (let hours = 2; hours < 6; hours++) {
    const time = new Date(Date.now() - hours * 3_600_000)
    mkdirSync(join(runs, `old-${hours}`), { recursive: true })
    utimesSync(join(runs, `old-${hours}`), time, time)
  }
  openRunFolder(project, wanted)
  expect(readdirSync(runs).toSorted()).toEqual(['5f0c9b1e', 'old-2'])
})

test('a disk that refuses is told with the path', () => {
  const project = newProject()
  writeFileSync(join(project, '.pipeproof'), 'a file is in the way')
  expect(() => openRunFolder(project, wanted)).toThrow(expect.objectContaining({ code: 'PP013', reason: 'disk' }))
})

test('secrets are hidden in texts; other files that hold or are named by one go', () => {
  const project = newProject()
  const files = {
    'deep/table.csv': 'id,token\n1,tok-123456\n',
    'clean.csv': 'id\n1\n',
    'model.bin': '\0tok-123456',
    'clean.bin': '\0',
    'tok-123456.txt': 'named by it',
  }
  const folder = makeProject(project, files)
  maskFolder(folder, ['tok-123456'], masker(['tok-123456']))
  expect(readdirSync(folder).toSorted()).toEqual(['clean.bin', 'clean.csv', 'deep', 'package.json'])
  expect(readFileSync(join(folder, 'deep/table.csv'), 'utf8')).toBe('id,token\n1,***\n')
})

test('packed files go that hold a secret, or can not be looked into', () => {
  const dir = newProject()
  const files = {
    'holds.csv.gz': gzipSync('id\nhunter22\n'),
    'free.csv.gz': gzipSync('id\n1\n'),
    'cut.csv.gz': gzipSync('id\n1\n').subarray(0, 15),
    'a.parquet': 'PAR1',
  }
  for (const [name, body] of Object.entries(files)) writeFileSync(join(dir, name), body)
  maskFolder(dir, ['hunter22'], masker(['hunter22']))
  expect(Object.keys(files).filter((name) => existsSync(join(dir, name)))).toEqual(['free.csv.gz'])
})

test('a file of the user that a script linked to is left as it is', () => {
  const dir = newProject()
  writeFileSync(join(dir, 'mine.csv'), 'opensesame')
  mkdirSync(join(dir, 'outputs'))
  symlinkSync('../mine.csv', join(dir, 'outputs/latest.csv'))
  maskFolder(join(dir, 'outputs'), ['opensesame'], masker(['opensesame']))
  expect(readFileSync(join(dir, 'mine.csv'), 'utf8')).toBe('opensesame')
  expect(readdirSync(join(dir, 'outputs'))).toEqual([])
})
