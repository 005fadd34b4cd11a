import type { Location } from '../model/location.ts'
import { schemaCheck } from '../shared/schema.ts'
import { plainDocument } from '../shared/yaml.ts'
import schema from './pipeline.schema.json' with { type: 'json' }

const { definitions } = schema

const checkFor = (kinds: 'kinds' | 'scriptKinds'): ReturnType<typeof schemaCheck> =>
  schemaCheck(
    {
      definitions,
      properties: {
        paths: { $ref: '#/definitions/paths' },
        kinds: { $ref: `#/definitions/${kinds}` },
        steps: { type: 'object', additionalProperties: { $ref: '#/definitions/given' } },
      },
    },
    'the options',
  )

const checks = { pipeline: checkFor('kinds'), script: checkFor('scriptKinds') }

/** A call says of kinds and steps what a file could; of a script alone there are fewer kinds. */
export const checkGiven = (options: object, subject: keyof typeof checks, at: Location): void =>
  checks[subject](plainDocument(options, at))
