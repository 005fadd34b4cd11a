export { isListOfMaps, isMap, isScalar, keysIn, told, valueOf, type Entries } from '../../shared/reading/values.ts'
