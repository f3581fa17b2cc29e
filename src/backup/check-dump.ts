import { createHash } from "node:crypto";
import { DUMP_VERSION, type DumpFile, type DumpHead, type DumpLine } from "./dump-line.ts";

/** A dump that is whole, or why it cannot be used, in one sentence. */
export type CheckedDump =
  | { kind: "dump"; head: DumpHead; files: DumpFile[]; lines: number }
  | { kind: "problem"; message: string };

/** Goes through a dump to its end: whether it is one, of a form that can be read, whole and unchanged. */
export async function checkDump(lines: AsyncIterable<string>): Promise<CheckedDump> {
  const hash = createHash("sha256");
  const files: DumpFile[] = [];
  let head: DumpHead | undefined;
  let count = 0;
  let ended = false;
  for await (const text of lines) {
    if (ended) return problem(`has lines behind its end, the first at ${count + 2}`);
    const line = parsed(text);
    if (line === undefined)
      return problem(count === 0 ? "is no dump of Broadsheet" : `is damaged at line ${count + 1}`);
    if (head === undefined) {
      if (!("broadsheet" in line)) return problem("is no dump of Broadsheet");
      if (line.version > DUMP_VERSION)
        return problem(
          `is of form ${line.version}, written by release ${line.release}; this release reads ${DUMP_VERSION}: upgrade it`,
        );
      head = line;
    }
    if ("end" in line) {
      if (line.end !== count || line.sha256 !== hash.digest("hex"))
        return problem("was changed since it was written, or lost lines");
      ended = true;
      continue;
    }
    if ("file" in line) files.push(line);
    hash.update(`${text}\n`);
    count += 1;
  }
  if (head === undefined) return problem("is empty");
  return ended ? { kind: "dump", head, files, lines: count } : problem("was cut: its last line is missing");
}

function problem(message: string): CheckedDump {
  return { kind: "problem", message };
}

function parsed(text: string): DumpLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null ? (line as DumpLine) : undefined;
  } catch {
    // What is no JSON is no line of ours.
    return undefined;
  }
}
