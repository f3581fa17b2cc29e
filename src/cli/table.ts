import { styleText } from "node:util";
import Table from "cli-table3";

/** A plain table for a terminal: a heading, no frame, columns apart. Colours only where standard output takes them. */
export function table(head: string[], rows: string[][]): string {
  const drawn = new Table({
    head: head.map((name) => styleText("bold", name, { stream: process.stdout, validateStream: true })),
    chars: FRAMELESS,
    style: { "padding-left": 0, "padding-right": 2, head: [], border: [] },
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
