import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import contract from '../src/contract/contract.schema.json' with { type: 'json' }
import pipeline from '../src/pipeline/pipeline.schema.json' with { type: 'json' }
import data from '../src/shared/data.schema.json' with { type: 'json' }
import settings from '../src/shared/settings/settings.schema.json' with { type: 'json' }
import { configurationPage, configurationSections, type Part, type SchemaFile } from './house/configurationPage.ts'
import { root } from './house/files.ts'

const files: SchemaFile[] = [
  {
    title: 'Contract',
    says: 'what a script reads, writes and promises; a file `contracts/NAME.yaml`',
    schema: contract as unknown as Part, // all that is looked at of it
  },
  {
    title: 'Pipeline',
    says: 'which steps there are, and what feeds what; a file `NAME.pipeline.yaml`, which is a test by itself, or `pipeline.yaml`',
    schema: pipeline,
  },
  {
    title: 'Settings',
    says: 'what holds for all tests of a project; `pipeproof.yaml`',
    schema: settings,
  },
  {
    title: 'Test data',
    says: 'data that has a name, as `pipeproof data` writes it; `pipeproof.data.yaml`',
    schema: data,
  },
]

test('docs/configuration.md has every key of every schema', async () => {
  await expect(configurationPage(files)).toMatchFileSnapshot(join(root, 'docs/configuration.md'))
})

describe.each(configurationSections(files))('$heading', ({ keys }) => {
  test('says of each key what it is, and what may stand there', () => {
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter(({ says, type }) => says === '' || type === '').map(({ key }) => key)).toEqual([])
  })

  test('says it in a phrase that fits into an error too', () => {
    expect(keys.filter(({ says }) => /^[A-Z][a-z]|\.$/.test(says)).map(({ key }) => key)).toEqual([])
  })
})
