import type { CaseKind } from '../kind.ts'

/** Each step alone on inputs of growing size, where its contract says how large they become. */
export const volumes: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, at }) =>
    contract.volumes
      ? [
          {
            group: { title: name, at },
            title: 'keeps up as its input grows',
            tags: ['script', 'generated', 'slow'],
            question: { kind: 'volumes' as const, step: name, volumes: contract.volumes },
            // a line of another file would be taken for one of this
            at: at && contract.volumes.at?.file !== at.file ? at : contract.volumes.at,
          },
        ]
      : [],
  )
