import { csv } from '../../../src/table/formats/csv.ts'
import { delimitedLaws } from '../../laws/delimited.ts'
import { formatLaws } from '../../laws/format.ts'

formatLaws(csv)
delimitedLaws(csv, ',')
