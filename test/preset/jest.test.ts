import { expect, test } from 'vitest'
import { withPipeproof } from '../../preset/jest.ts'
import preset from '../../preset/jest-preset.ts'

test('a configuration without anything gets what the preset has', () => {
  expect(withPipeproof({})).toMatchObject({
    testMatch: preset.testMatch,
    setupFilesAfterEnv: preset.setupFilesAfterEnv,
    transform: preset.transform,
  })
})

test('what a project has stays, and goes first', () => {
  const config = withPipeproof({
    testMatch: ['**/*.check.js'],
    setupFilesAfterEnv: ['./own.js'],
    transform: { '\\.ts$': 'ts-jest' },
    verbose: true,
  })
  expect(config.testMatch).toEqual(['**/*.check.js', '**/*.pipeline.{yaml,yml}'])
  expect(config.setupFilesAfterEnv).toEqual(['./own.js', 'pipeproof/matchers/jest'])
  expect(Object.keys(config.transform)).toContain('\\.ts$')
  expect(config.verbose).toBe(true)
})
