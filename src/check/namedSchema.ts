import { checkNamed, namedChecks, optionsSchema, type AnyCheck } from './named.ts'

const common = {
  dataset: { type: 'string', description: 'the dataset of the port, where it has several' },
  severity: { enum: ['error', 'warning'], description: 'whether it fails a test or is only told' },
}

const share = (denominator: string): object => ({
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 1,
  description: `the share of the ${denominator} that must pass; all, unless told`,
})

/** What may stand under the name of a check in a contract. */
function written(check: AnyCheck): object {
  const { main, denominator, options, says, why } = check
  const map = optionsSchema(check)
  const properties = { ...options, ...(denominator && { mostly: share(denominator) }), ...common }
  const alone = main === undefined ? [] : [options[main as never]]
  return { description: `${says} ${why}`, anyOf: [...alone, { ...map, properties }] }
}

/** The JSON Schema of an item of `checks`, from which editors complete it. */
export function namedSchema(): object {
  const names = Object.keys(namedChecks)
  const entries = names.map((name) => [name, written(checkNamed(name))])
  const bare = names.filter((name) => (checkNamed(name).required ?? []).length === 0)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A check of a pipeproof contract',
    anyOf: [
      { enum: bare },
      {
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
        properties: Object.fromEntries(entries),
      },
    ],
  }
}
