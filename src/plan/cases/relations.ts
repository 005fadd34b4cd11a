import type { CaseKind } from '../kind.ts'

/** What each relation says, as the title of its test. */
const titles: Record<string, string> = {
  rowOrder: 'writes the same for rows in another order',
  duplicates: 'writes the same rows when every row of the input is there twice',
  extraColumns: 'writes the same when the input has a column more',
  splitting: 'writes the same rows when the input comes in two halves',
  scaling: 'scales its output as its input is scaled',
  rerun: 'writes the same when it runs again where it has run',
  sameSeed: 'writes the same output twice',
  permuted: 'tells another metric when a column is torn from its rows',
}

/** How the outputs of a step are related where its inputs are, as its contract declares it. */
export const relations: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, at }) =>
    (contract.relations ?? []).map((relation) => {
      const { column } = relation.options
      return {
        group: { title: name, at },
        title: `${titles[relation.name] ?? relation.name}${column === undefined ? '' : `: ${column}`}`,
        tags: ['script', 'generated'],
        question: { kind: 'relation' as const, step: name, relation },
        // a line of another file would be taken for one of this
        at: at && relation.at?.file !== at.file ? at : relation.at,
      }
    }),
  )
