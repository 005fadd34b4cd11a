export { Part } from '../../shared/reading/part.ts'
