export { withPipeproof } from './jest.ts'
export { junitProperties } from './junitProperties.ts'
