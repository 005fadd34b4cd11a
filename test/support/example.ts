import { cpSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow, type Flow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { readRecord } from '../../src/record/read.ts'
import { isError } from '../../src/shared/finding.ts'
import { sharedFolder } from './folder.ts'

interface Example {
  /** Where it lies. */
  home: string
  /** A copy of it, to change. */
  folder: string
  /** The pipeline in the copy. */
  file: string
  flow: Flow
}

/** An example, each of whose generated tests is one here. */
export function provedExample(name: string, pipeline: string): Example {
  const home = resolve(import.meta.dirname, '../../examples', name)
  const folder = sharedFolder()
  cpSync(home, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
  const file = join(folder, pipeline)
  const flow = openFlow(readPipeline(file))
  afterAll(async () => {
    await flow.close()
    // what does not fit the schema is refused
    if (flow.record.tests.length > 0) readRecord(join(dirname(flow.folder()), 'record.json'))
  })
  describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
    test.each(tests)('$title', async (planned) => {
      expect((await flow.examine(planned, title)).filter(isError)).toEqual([])
    })
  })
  return { home, folder, file, flow }
}
