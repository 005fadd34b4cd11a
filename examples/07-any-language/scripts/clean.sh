# Takes blanks out and writes countries in capitals; the header stays as it is.
set -eu
{
  head -n 1 "$INPUT_RAW/visits.csv"
  tail -n +2 "$INPUT_RAW/visits.csv" | tr -d ' "' | tr '[:lower:]' '[:upper:]'
} >"$OUTPUT_VISITS/visits.csv"
