import { styleText } from "node:util";
import type { Finding } from "../doctor/finding.ts";

const MARKS = { good: ["ok", "green"], doubt: ["look", "yellow"], fault: ["FAULT", "red"] } as const;

/** Findings as lines for a person: what is wrong first, each with what to do, and a count at the end. */
export function findingsWords(findings: readonly Finding[]): string {
  const order: Finding["verdict"][] = ["fault", "doubt", "good"];
  const sorted = order.flatMap((verdict) => findings.filter((one) => one.verdict === verdict));
  const width = Math.max(...sorted.map(({ about }) => about.length));
  const lines = sorted.flatMap(({ about, verdict, says, remedy }) => {
    const [word, colour] = MARKS[verdict];
    const mark = styleText(colour, word.padEnd(5), { stream: process.stdout, validateStream: true });
    const told = `${mark}  ${about.padEnd(width)}  ${says}`;
    return remedy === undefined ? [told] : [told, `${" ".repeat(7 + width)}  → ${remedy}`];
  });
  const count = (verdict: Finding["verdict"]) => findings.filter((one) => one.verdict === verdict).length;
  const [faults, doubts] = [count("fault"), count("doubt")];
  const end =
    faults > 0
      ? `${faults} ${faults === 1 ? "fault" : "faults"} to mend${doubts > 0 ? `, ${doubts} to look at` : ""}.`
      : doubts > 0
        ? `It can run; ${doubts} to look at.`
        : "All is well.";
  return [...lines, "", end].join("\n");
}
