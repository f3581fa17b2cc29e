import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** One entry of a labelled pair, as its outlet's feed has it. Addresses are absolute, dates ISO 8601. */
export interface LabelledEntry {
  /** Id of the source. */
  source: string;
  title: string;
  url: string;
  published: string;
  /** BCP 47; absent where the feed does not say. */
  language?: string;
  /** HTML. */
  content?: string;
  summary?: string;
  /** The address where it is not given. */
  id?: string;
  author?: string;
  image?: string;
  links?: { rel: string; url: string; language?: string }[];
}

/** What two entries are to each other, and why that is so. */
export interface LabelledPair {
  id: string;
  label: "copy" | "translation" | "event" | "none";
  /** Of both, or `es en`. */
  language: string;
  why: string;
  /** Of a translation whose credit says so: which of the two is the original. */
  original?: "a" | "b";
  a: LabelledEntry;
  b: LabelledEntry;
}

// Compiled commands lie in dist/test, the fixtures where the source is.
const root = new URL(import.meta.url.includes("/dist/test/") ? "../../../../" : "../../../", import.meta.url);

/** Every labelled pair of a half of the set, by kind: the name of the file it stands in. */
export function labelledPairs(half: "seen" | "held-out"): { kind: string; pair: LabelledPair }[] {
  const folder = new URL(`test/fixtures/stories/${half === "seen" ? "" : "held-out/"}`, root);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) =>
      (parse(readFileSync(new URL(name, folder), "utf8"), { maxAliasCount: 1000 }) as LabelledPair[]).map(
        (pair) => ({
          kind: name.replace(".yaml", ""),
          pair,
        }),
      ),
    );
}
