import type { Verdict } from "./checks/verdict.ts";

/** Offences that are printed of one point; the others are counted. */
const SHOWN = 6;

/** Prints one point for people. */
export function printPoint({
  number,
  title,
  pass,
  evidence,
  offences,
}: Verdict & { number: number; title: string }): void {
  console.log(`\n${String(number).padStart(2)}  ${pass ? "pass" : "FAIL"}  ${title}`);
  console.log(`          ${evidence}`);
  for (const line of offences.slice(0, SHOWN)) console.log(`        ✗ ${line}`);
  if (offences.length > SHOWN) console.log(`        … and ${offences.length - SHOWN} more`);
}
