import { gammaTail } from './gammaTail.ts'

/** How likely a normal value is at least so far from 0, on either side. */
export const normalTail = (z: number): number => gammaTail(0.5, (z * z) / 2)
