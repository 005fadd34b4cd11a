import { tsv } from '../../../src/table/formats/tsv.ts'
import { formatLaws } from '../../laws/format.ts'

formatLaws(tsv, '\t')
