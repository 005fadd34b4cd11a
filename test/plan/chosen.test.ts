import { expect, test } from 'vitest'
import contractSchema from '../../src/contract/contract.schema.json' with { type: 'json' }
import type { Kinds } from '../../src/model/kinds.ts'
import pipelineSchema from '../../src/pipeline/pipeline.schema.json' with { type: 'json' }
import { chosenKinds } from '../../src/plan/chosen.ts'
import settingsSchema from '../../src/shared/settings/settings.schema.json' with { type: 'json' }
import { caseKinds, planOf, scriptKinds } from '../../src/plan/plan.ts'
import { readPipeline } from '../../src/load.ts'
import { contract, pipeline, port, step } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

test('the schemas know every kind, and have one grammar of them', () => {
  const { definitions } = pipelineSchema
  expect(definitions.kindNames.items.enum).toEqual(Object.keys(caseKinds))
  expect(definitions.scriptKindNames.items.enum).toEqual(Object.keys(scriptKinds))
  expect(contractSchema.definitions.scriptKinds).toEqual(definitions.scriptKinds)
  expect(contractSchema.definitions.scriptKindNames).toEqual(definitions.scriptKindNames)
  expect(contractSchema.definitions.limits).toEqual(definitions.limits)
  expect(settingsSchema.definitions.kindNames).toEqual(definitions.kindNames)
})

const left = (...places: Kinds[]): string => [...chosenKinds(['wiring', 'valid', 'boundary', 'edge'], places)].join(' ')

test('a narrower place starts from what the wider one left', () => {
  expect(left()).toBe('wiring valid boundary edge')
  expect(left({ only: ['valid', 'edge'] })).toBe('valid edge')
  expect(left({ skip: ['valid', 'edge'] })).toBe('wiring boundary')
  expect(left({ only: ['valid', 'edge'], skip: ['edge'] })).toBe('valid')
  expect(left({ only: ['valid', 'edge'] }, { skip: ['edge'] })).toBe('valid')
  expect(left({ skip: ['valid'] }, { only: ['valid'] })).toBe('valid')
  expect(left({ only: ['edge'] }, { also: ['valid'] }, {})).toBe('edge valid')
})

const raw = port('raw', { id: { type: 'integer' } })
const shop = pipeline([step('clean', contract([raw], [])), step('train', contract([raw], []))])

const titles = (...args: Parameters<typeof planOf>): string[] =>
  planOf(...args).groups.flatMap(({ title, tests }) => tests.map((each) => `${title}: ${each.title}`))

test('kinds are chosen for all, for a script, for a step and by a call', () => {
  const only: Kinds = { only: ['valid', 'endToEnd'] }
  expect(titles({ ...shop, kinds: only }, [])).toEqual([
    'clean: runs on valid data',
    'train: runs on valid data',
    'shop: runs from end to end',
  ])
  const steps = {
    clean: step('clean', contract([raw], [], { kinds: { skip: ['valid'] } })),
    train: step('train', contract([raw], [], { kinds: { skip: ['valid'] } }), { kinds: { also: ['promises'] } }),
  }
  const own = { ...shop, kinds: only, steps }
  expect(titles(own, [])).toEqual(['train: keeps its promises on 25 generated inputs', 'shop: runs from end to end'])
  expect(titles(own, [], { kinds: { only: ['valid'] }, steps: { train: { kinds: { skip: ['valid'] } } } })).toEqual([
    'clean: runs on valid data',
  ])
})

test('a count is that of the narrowest place that has one, and the title says it', () => {
  const counted = { ...shop, kinds: { only: ['promises'], promises: 3 } } satisfies typeof shop & { kinds: Kinds }
  expect(titles(counted, [], { steps: { train: { kinds: { promises: 1 } } } })).toEqual([
    'clean: keeps its promises on 3 generated inputs',
    'train: keeps its promises on 1 generated input',
  ])
  expect(titles(counted, [], { kinds: { promises: 100 } })).toEqual([
    'clean: keeps its promises on 100 generated inputs',
    'train: keeps its promises on 100 generated inputs',
  ])
})

test('a choice that leaves no test is an error that names the kinds that have some', async () => {
  expect(await thrown(() => planOf(shop, [], { kinds: { only: ['across'] } }))).toMatchInlineSnapshot(`
    "Unexpected choice of \`kinds\` that leaves no test in \`shop\`, expected \`wiring\`, \`agreement\`, \`valid\`, \`boundary\`, \`promises\`, \`twice\` or \`endToEnd\`, choose one that has tests here
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => planOf(shop, [], { alone: true, kinds: { only: ['valid'], skip: ['valid'] } })))
    .toMatchInlineSnapshot(`
      "Unexpected choice of \`kinds\` that leaves no test in \`shop\`, expected \`agreement\`, \`valid\`, \`boundary\`, \`promises\` or \`twice\`, choose one that has tests here
        see  docs/errors.md#pp004"
    `)
})

function read(more: string, inContract = ''): () => unknown {
  const files = {
    'c.yaml': `script: c.py\ninputs: { raw: { files: raw.csv } }\n${inContract}`,
    'c.py': '',
    'p.yaml': `steps:\n  c: ${more}`,
  }
  return () => readPipeline(`${folder(files)}/p.yaml`)
}

test('a file says its choice in three places, and another name is refused with the one that was meant', async () => {
  const file = read(
    '{ contract: c.yaml, kinds: { promises: 9 } }\nkinds: { skip: [edge] }\n',
    'kinds: { skip: [boundary] }\n',
  )
  expect(file()).toMatchObject({
    kinds: { skip: ['edge'] },
    steps: { c: { kinds: { promises: 9 }, contract: { kinds: { skip: ['boundary'] } } } },
  })
  expect(await thrown(read('c.yaml\nkinds: { skip: [boundry] }\n'))).toMatch(
    /^Unexpected `boundry` in `kinds\.skip\.0`, expected `wiring`, .*, write `boundary`\n {2}in {3}p\.yaml:3:17\n/,
  )
  expect(await thrown(read('{ contract: c.yaml, kinds: { only: [valdi] } }\n'))).toMatch(
    /^Unexpected `valdi` in `steps\.c\.kinds\.only\.0`, expected `agreement`, .*, write `valid`\n {2}in {3}p\.yaml:2:42\n/,
  )
  expect(await thrown(read('c.yaml\n', 'kinds: { skip: edge }\n'))).toMatchInlineSnapshot(`
    "Unexpected \`edge\` in \`kinds.skip\`, expected a list, change the value
      in   c.yaml:3:16
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(read('c.yaml\n', 'kinds: { skip: [__proto__] }\n'))).toMatch(
    /^Unexpected `__proto__` in `kinds\.skip\.0`, .* change the value\n/,
  )
})
