import type { Expectation } from '../../model/expectation.ts'
import type { Finding } from '../../model/finding.ts'
import type { ObservedPort } from '../../model/observation.ts'
import { comparisonOf } from '../../shared/comparison.ts'
import { finding } from '../../shared/finding.ts'
import { own } from '../../shared/own.ts'
import { counted } from '../../shared/words.ts'
import { formatOf } from '../../table/formats.ts'
import { openFiles } from '../../table/open.ts'
import type { Outcome } from './outcome.ts'

/** How many rows the tables of a port have, or those of one of its datasets. */
export async function rowsIn({ dir, datasets }: ObservedPort, named?: string): Promise<number> {
  let sum = 0
  for (const { dataset, files } of datasets) {
    if (!dataset.columns || files.length === 0 || (named ?? dataset.name) !== dataset.name) continue
    const table = await openFiles(
      files.map((file) => `${dir}/${file}`),
      formatOf(dataset),
    )
    sum += Number((await table.aggregate(['count(*)::DOUBLE']))[0] ?? 0)
    await table.close()
  }
  return sum
}

/** Outputs with more rows, or fewer, than are expected. */
export async function rows(expected: NonNullable<Expectation['rows']>, { step, outputs }: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, wanted] of Object.entries(expected)) {
    const [port = '', dataset] = name.split('.')
    const [output, comparison] = [own(outputs, port), comparisonOf(wanted)]
    if (!output || !comparison) continue
    const count = await rowsIn(output, dataset)
    if (comparison.holds(count)) continue
    findings.push(
      finding({
        code: 'expect-rows',
        place: `${step}.${name}`,
        fault: 'producer',
        received: counted(count, 'row'),
        expected: comparison.expects,
        advice: 'find where rows come from or are lost, or change `expect.rows`',
      }),
    )
  }
  return findings
}
