import { table } from "../../../src/cli/table.ts";
import type { Validity } from "./check-published.ts";

/** Lines of findings that are printed; the rest is counted. */
const SHOWN = 60;

/** Prints what was found, and gives the exit code: 0 where no document has an error or a warning. */
export function printValidity({
  documents,
  entries,
  errors,
  warnings,
  grammatical,
  schematic,
  lines,
}: Validity): number {
  const rows = [
    ["documents checked", documents],
    ["entries in them", entries],
    ["Atom documents that the RELAX NG grammar accepts", grammatical],
    ["JSON Feed documents that the JSON Schema accepts", schematic],
    ["errors", errors],
    ["warnings", warnings],
  ];
  console.log(
    table(
      ["every document that is published", ""],
      rows.map((row) => row.map(String)),
    ),
  );
  for (const line of lines.slice(0, SHOWN)) console.log(line);
  if (lines.length > SHOWN) console.log(`… and ${lines.length - SHOWN} more`);
  return errors + warnings === 0 ? 0 : 1;
}
