import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { portVariables } from '../../../src/run/command/environment.ts'
import { filled } from '../../../src/run/command/fill.ts'
import { jobFor } from '../../support/job.ts'

describe('the words of a command', () => {
  test('have the folders of ports and the values of arguments, and leave other braces alone', () => {
    const job = jobFor('exits', { inputs: { raw: '/data/raw' }, args: { top: '3' } })
    const words = ['awk', '{print $1}', '{inputs.raw}/a.csv', '--out={outputs.told}/{args.top}.csv']
    expect(filled(words, job)).toEqual([
      'awk',
      '{print $1}',
      '/data/raw/a.csv',
      `--out=${join(job.workspace, 'outputs/told')}/3.csv`,
    ])
  })

  test('are followed by the arguments that none of them names', () => {
    const args = { top: '3', rate: '0.50', fast: 'true', slow: 'false', n: '1' }
    expect(filled(['x', '{args.top}'], jobFor('exits', { args }))).toEqual([
      'x',
      '3',
      '--fast',
      '-n',
      '1',
      '--rate',
      '0.50',
    ])
  })

  test('name an empty folder for an input that nothing feeds', () => {
    const [, folder = ''] = filled(['ls', '{inputs.extra}'], jobFor('exits'))
    expect(folder).toMatch(/\/inputs\/extra$/)
    expect(existsSync(folder)).toBe(true)
  })
})

test('the variables of ports are in capitals, with nothing that a shell could not name', () => {
  expect(portVariables({ inputs: { 'raw-data': '/a' }, outputs: { clean_2: '/b' } })).toEqual({
    INPUT_RAW_DATA: '/a',
    OUTPUT_CLEAN_2: '/b',
  })
})
