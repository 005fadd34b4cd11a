import type { Contract, Port } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { itemOf, type WrittenCheck } from '../shared/checkItems.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import type { SourceDocument } from '../shared/yaml.ts'

function demandPort(name: string, { inputs, outputs }: Contract, doc: SourceDocument): Port {
  const known = [...Object.keys(inputs), ...Object.keys(outputs)]
  const at = doc.atKey(['checks', name])
  const count = known.filter((each) => each === name).length
  if (count === 0)
    throw new PipeproofError(
      'unknownKey',
      { key: name, place: '`checks`', known, nearest: nearest(name, known) },
      { at },
    )
  const port = own(inputs, name) ?? own(outputs, name)
  if (port && count === 1) return port
  const facts = {
    received: `\`${name}\``,
    place: '`checks`',
    expected: 'a port of one side only',
    advice: 'rename one of both',
  }
  throw new PipeproofError('wrongValue', facts, { at })
}

/** Gives each port the checks that are listed for it; what their names mean is known to the checks alone. */
export function withChecks(
  contract: Contract,
  written: Record<string, WrittenCheck[]> | undefined,
  doc: SourceDocument,
): Contract {
  if (!written) return contract
  const [inputs, outputs] = [{ ...contract.inputs }, { ...contract.outputs }]
  for (const [name, list] of Object.entries(written)) {
    const port = demandPort(name, contract, doc)
    const checks = list.map((item, index) => itemOf(item, port, { doc, path: ['checks', name, index] }))
    const side = own(inputs, name) ? inputs : outputs
    side[name] = { ...port, checks }
  }
  return { ...contract, inputs, outputs }
}
