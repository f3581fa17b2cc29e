import { styleText } from "node:util";
import Table from "cli-table3";
import { columnWidths, GAP } from "./column-widths.ts";

/**
 * A plain table for a terminal: a heading, no frame, columns apart. Colours only where standard output takes them.
 *
 * @param columns places of the terminal, which no line exceeds as far as that can be; without it nothing is cut.
 */
export function table(head: string[], rows: string[][], columns?: number): string {
  const drawn = new Table({
    head: head.map((name) => styleText("bold", name, { stream: process.stdout, validateStream: true })),
    chars: FRAMELESS,
    ...(columns !== undefined && { colWidths: columnWidths([head, ...rows], columns + GAP) }),
    style: { "padding-left": 0, "padding-right": GAP, head: [], border: [] },
  });
  drawn.push(...rows);
  return drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const FRAMELESS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
