import { csv } from '../../../src/table/formats/csv.ts'
import { formatLaws } from '../../laws/format.ts'

formatLaws(csv, ',')
