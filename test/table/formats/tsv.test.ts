import { tsv } from '../../../src/table/formats/tsv.ts'
import { delimitedLaws } from '../../laws/delimited.ts'
import { formatLaws } from '../../laws/format.ts'

formatLaws(tsv)
delimitedLaws(tsv, '\t')
