import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, keysOf } from './house/code.ts'
import { filesIn, root, textOf } from './house/files.ts'

interface Kind {
  folder: string
  /** Files of the folder that are no members. */
  except?: string[]
  index: string
  /** The objects of the index that list the members; without them, those that it imports are meant. */
  lists?: string[]
  /** The section of the README, where it is not called after the kind. */
  section?: string
}

/** What one adds by one file, one test, one line in an index and one heading, by its section of the README. */
const kinds: Record<string, Kind> = {
  Checks: {
    folder: 'src/check/checks',
    index: 'src/check/catalogue.ts',
    lists: ['datasetChecks', 'documentChecks', 'columnChecks'],
  },
  'Checks by name': { folder: 'src/check/named', index: 'src/check/named.ts', lists: ['namedChecks'] },
  Formats: {
    folder: 'src/table/formats',
    except: ['format', 'delimited'],
    index: 'src/table/formats.ts',
    lists: ['formats'],
  },
  Schemas: {
    folder: 'src/contract/read',
    except: ['bounds', 'pattern', 'reader', 'readers', 'schema', 'table'],
    index: 'src/contract/read/readers.ts',
    lists: ['readers'],
  },
  Notations: {
    folder: 'src/pipeline/read',
    except: ['configuration', 'document', 'reader', 'readers', 'reading', 'scriptFile', 'toldContract'],
    index: 'src/pipeline/read/readers.ts',
    lists: ['readers'],
  },
  'Contract notations': {
    folder: 'src/contract/read/cursus',
    except: [
      'alignment',
      'document',
      'entryPoint',
      'environment',
      'ports',
      'python',
      'reader',
      'readers',
      'sources',
      'spec',
      'variant',
    ],
    index: 'src/contract/read/cursus/readers.ts',
    lists: ['contractReaders'],
  },
  Sources: { folder: 'src/data/sources', index: 'src/data/provide.ts', lists: ['sources'] },
  Runners: { folder: 'src/run/runners', index: 'src/run/runners.ts', lists: ['runners'] },
  Expectations: {
    folder: 'src/check/expectation',
    except: ['document', 'lines', 'measures', 'outcome', 'path', 'written'],
    index: 'src/check/expectation.ts',
    lists: ['expectations'],
    section: 'Generated tests',
  },
  'Generated tests': { folder: 'src/plan/cases', index: 'src/plan/plan.ts', lists: ['caseKinds'] },
  Compatibility: {
    folder: 'src/compatibility/rules',
    index: 'src/compatibility/rules.ts',
    lists: ['portRules', 'filesRules', 'datasetRules', 'columnRules'],
  },
  Relations: {
    section: 'Generated tests',
    folder: 'src/check/relations',
    except: ['compare', 'relation', 'rows'],
    index: 'src/check/relations.ts',
    lists: ['relations'],
  },
  Matchers: {
    folder: 'matchers',
    except: ['index', 'jest', 'notAsymmetric', 'types', 'verdict', 'vitest'],
    index: 'matchers/index.ts',
    lists: ['matchers'],
  },
  'The command line': { folder: 'src/cli/commands', index: 'src/cli/main.ts', lists: ['commands'] },
}

const nameOf = (path: string): string => basename(path, '.ts')
const readme = existsSync(join(root, 'README.md')) ? textOf('README.md') : ''

/** The headings inside one section of the README, or the rows of its table: kinds share names such as `range`. */
function headingsBelow(title: string): string[] {
  const section = readme.split(/^(?=## )/m).find((text) => text.startsWith(`## ${title}\n`)) ?? ''
  return section.split('\n').filter((line) => line.startsWith('#') || line.startsWith('| `'))
}

function registered({ folder, index, lists }: Kind): string[] {
  const text = textOf(index)
  if (lists) return lists.flatMap((list) => keysOf(index, text, list))
  return importsOf(index, text).flatMap(({ target }) => (target?.startsWith(`${folder}/`) ? [nameOf(target)] : []))
}

describe.each(Object.entries(kinds))('%s', (title, kind) => {
  const files = filesIn(kind.folder).filter((path) => path === `${kind.folder}/${basename(path)}`)
  const members = files.filter((path) => path.endsWith('.ts') && !kind.except?.includes(nameOf(path)))

  test('are registered under the names of their files', () => {
    expect(members).not.toEqual([])
    expect(registered(kind).toSorted()).toEqual(members.map(nameOf).toSorted())
  })

  test('have a test each', () => {
    const tests = members.map((path) => path.replace(/^(?:src\/)?(.*)\.ts$/, 'test/$1.test.ts'))
    expect(tests).not.toEqual([])
    expect(tests.filter((path) => !filesIn('test').includes(path))).toEqual([])
  })

  test('have a heading each in their section of the README', () => {
    const names = members.map(nameOf)
    expect(names).not.toEqual([])
    const headings = headingsBelow(kind.section ?? title)
    expect(names.filter((name) => !headings.some((line) => line.includes(`\`${name}\``)))).toEqual([])
  })
})
