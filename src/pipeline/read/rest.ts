export { withRest, type Owner } from '../../shared/reading/rest.ts'
