import type { JudgedPair } from "../../dedupe/story/judged-pair.ts";

const LABELS = ["copy", "translation", "event", "none"] as const;

/** One line a kind: how many pairs were to be what, and what was made of them (`copy → event 1`); right ones first. */
export function confusionTable(judged: readonly JudgedPair[]): string[] {
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const pairs = judged.filter((each) => each.kind === kind);
    const cells = LABELS.flatMap((wanted) => LABELS.map((got) => cell(pairs, wanted, got))).filter(
      (text) => text !== "",
    );
    return `${kind.padEnd(24)}${String(pairs.length).padStart(4)}   ${cells.join("   ")}`;
  });
}

function cell(pairs: readonly JudgedPair[], wanted: string, got: string): string {
  const count = pairs.filter(({ pair, got: found }) => pair.label === wanted && found === got).length;
  if (count === 0) return "";
  return wanted === got ? `${wanted} ${count}` : `${wanted} → ${got} ${count}`;
}

/** True for a pair whose relation was to be another: events that were not found, or found where there is none, only stand together. */
export function isMiss({ pair, got }: JudgedPair): boolean {
  const merges = (label: string) => label === "copy" || label === "translation";
  return pair.label !== got && (merges(pair.label) || merges(got));
}

/** A miss with both titles and what decided. */
export function missLines({ kind, pair, got, tie }: JudgedPair): string[] {
  return [
    `  ${kind}/${pair.id} (${pair.language}): ${pair.label}, got ${got}. ${pair.why}`,
    `    ${pair.a.source}: ${pair.a.title}`,
    `    ${pair.b.source}: ${pair.b.title}`,
    ...(tie?.evidence ?? []).map(({ kind: evidence, because }) => `    ${evidence}: ${because}`),
  ];
}
