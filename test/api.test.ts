import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { entries } from './house/entries.ts'
import { root } from './house/files.ts'

/** What an entry exports at run time. */
async function exportsOf(source: string): Promise<string[]> {
  // Jest sets its globals before it loads these entries, and Vitest's `expect` is no global here
  vi.stubGlobal('expect', { extend: () => undefined })
  vi.stubGlobal('afterAll', () => undefined)
  const module: object = await import(join(root, source))
  vi.unstubAllGlobals()
  return Object.keys(module).toSorted()
}

test('every entry exports what is promised and nothing else', async () => {
  const names: Record<string, string[]> = {}
  for (const [entry, source] of Object.entries(entries)) names[entry] = await exportsOf(source)
  expect(names).toMatchInlineSnapshot(`
    {
      "pipeproof": [
        "PipeproofError",
        "affected",
        "agreement",
        "analyse",
        "arbitrary",
        "atRevision",
        "compareContracts",
        "compatibility",
        "container",
        "criticalPath",
        "data",
        "defineContract",
        "defineFormat",
        "definePipeline",
        "defineRunner",
        "generated",
        "inferContract",
        "like",
        "loadContract",
        "loadPipeline",
        "local",
        "openTable",
        "order",
        "paths",
        "property",
        "rows",
        "runPipeline",
        "runScript",
        "runScripts",
        "runners",
        "wiring",
        "writeTable",
      ],
      "pipeproof/jest": [
        "describePipeline",
        "describeScript",
      ],
      "pipeproof/kit": [
        "BrokenPromise",
        "CacheView",
        "addData",
        "agreements",
        "checkData",
        "checkDataSets",
        "convertData",
        "counted",
        "dagPicture",
        "dependenciesOf",
        "disagreements",
        "discoverData",
        "generateData",
        "isDeclared",
        "isError",
        "listData",
        "nearest",
        "noted",
        "personalData",
        "portOf",
        "putAwayRuns",
        "readPipeline",
        "recordIn",
        "sentences",
        "story",
        "version",
        "warningsOf",
        "wire",
      ],
      "pipeproof/matchers": [
        "matchers",
      ],
      "pipeproof/matchers/jest": [],
      "pipeproof/matchers/vitest": [],
      "pipeproof/preset": [
        "withPipeproof",
      ],
      "pipeproof/preset/jest-preset": [
        "default",
      ],
      "pipeproof/preset/vitest": [
        "pipeproof",
      ],
      "pipeproof/vitest": [
        "describePipeline",
        "describeScript",
      ],
    }
  `)
})
