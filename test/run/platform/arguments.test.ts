import { expect, test } from 'vitest'
import type { Platform } from '../../../src/model/job.ts'
import { commandLine } from '../../../src/run/platform/arguments.ts'

const args = { rounds: '5', n: '2', rate: '1e-05', loud: 'true', quiet: 'false', goal: 'reg:squarederror' }
const platform: Platform = { kind: 'training', inputs: {}, outputs: {}, packed: {} }

test('arguments are sorted, one letter has one dash, true is a bare flag and false is left out', () => {
  expect(commandLine({ args }).join(' ')).toMatchInlineSnapshot(
    `"--goal reg:squarederror --loud -n 2 --rate 1e-05 --rounds 5"`,
  )
})

test('a training gets them as hyperparameters: Python values, and no bare flags', () => {
  expect(commandLine({ args, platform }).join(' ')).toMatchInlineSnapshot(
    `"--goal reg:squarederror --loud True -n 2 --quiet False --rate 1e-05 --rounds 5"`,
  )
})
