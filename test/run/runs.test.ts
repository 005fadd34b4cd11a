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
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { maskFolder, openRunFolder } from '../../src/run/runs.ts'
import { masker } from '../../src/shared/mask.ts'
import { makeProject } from '../support/project.ts'

function newProject(): string {
  const parent = mkdtempSync(join(tmpdir(), 'pipeproof-runs-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  return makeProject(parent, {})
}

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000)

test('the folder of a run lies beside package.json, however deep the pipeline, and git does not see it', () => {
  const project = newProject()
  mkdirSync(join(project, 'a/b'), { recursive: true })
  const folder = openRunFolder(join(project, 'a/b'))
  expect(folder).toMatch(new RegExp(`^${project}/\\.pipeproof/runs/[0-9a-f]{8}$`))
  expect(readFileSync(join(project, '.pipeproof/.gitignore'), 'utf8')).toBe('*\n')
})

test('the folder of a run lies beside pipeproof.yaml, where there is one', () => {
  const project = newProject()
  mkdirSync(join(project, 'a/b'), { recursive: true })
  writeFileSync(join(project, 'a/pipeproof.yaml'), '')
  expect(openRunFolder(join(project, 'a/b')).startsWith(join(project, 'a/.pipeproof/runs/'))).toBe(true)
})

test('old runs go, the newest ten and all young ones stay', () => {
  const project = newProject()
  const runs = join(project, '.pipeproof/runs')
  for (let hours = 2; hours < 16; hours++) {
    mkdirSync(join(runs, `old-${hours}`), { recursive: true })
    utimesSync(join(runs, `old-${hours}`), hoursAgo(hours), hoursAgo(hours))
  }
  const fresh = [openRunFolder(project), openRunFolder(project), openRunFolder(project)]
  expect(fresh.every((folder) => existsSync(folder))).toBe(true)
  expect(readdirSync(runs).filter((name) => name.startsWith('old-'))).toHaveLength(7)
  for (let round = 0; round < 12; round++) openRunFolder(project)
  expect(readdirSync(runs).filter((name) => name.startsWith('old-'))).toEqual([])
  expect(readdirSync(runs)).toHaveLength(15)
})

test('a disk that refuses is told with the path', () => {
  const project = newProject()
  writeFileSync(join(project, '.pipeproof'), 'a file is in the way')
  expect(() => openRunFolder(project)).toThrow(expect.objectContaining({ code: 'PP013', reason: 'disk' }))
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
