import type { Port } from '../model/contract.ts'

/** All that a port may be called by. */
export const namesOf = ({ name, aliases }: Port): string[] => [name, ...aliases]
