export { withPipeproof } from './jest.ts'
