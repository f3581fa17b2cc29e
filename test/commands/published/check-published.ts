import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../../src/cli/package-root.ts";
import { checkDocument } from "../../validity/check-document.ts";
import type { Finding } from "../../validity/finding.ts";
import { checkJsonSchema } from "../../validity/json-feed-schema.ts";
import { run } from "../readers/run.ts";
import { type PublishedDocument, publishedDocuments } from "./published-documents.ts";

/** What was found in all documents of a service. */
export interface Validity {
  documents: number;
  entries: number;
  errors: number;
  warnings: number;
  /** Atom documents that the grammar of Atom accepts. */
  grammatical: number;
  /** JSON Feed documents that the schema accepts. */
  schematic: number;
  /** One line each: the address, the place and what is wrong. */
  lines: string[];
}

/** Addresses of files that one call of xmllint is given. */
const AT_ONCE = 100;

/** What the validity of documents is judged with beside our own checks. */
export const XMLLINT = {
  probe: ["xmllint", "--version"] as [string, string],
  packages: ["libxml2-utils"],
};

/** Checks every document that the service at `base` publishes. `keep` is a directory to leave them in. */
export async function checkPublished(base: string, keep?: string): Promise<Validity> {
  const counts = { documents: 0, entries: 0, errors: 0, warnings: 0, grammatical: 0, schematic: 0 };
  const validity: Validity = { ...counts, lines: [] };
  const directory = keep ?? (await mkdtemp(join(tmpdir(), "broadsheet-published-")));
  await mkdir(directory, { recursive: true });
  const files = new Map<string, string>();
  try {
    for await (const document of publishedDocuments(base)) {
      validity.documents += 1;
      validity.entries += document.text.match(/<item>|<entry[ >]|^\{"id":/gm)?.length ?? 0;
      const file = join(directory, `${encodeURIComponent(document.url).slice(-200)}.${document.format}`);
      await writeFile(file, document.text);
      if (document.format === "atom") files.set(file, document.url);
      if (document.format === "json" && checkJsonSchema(JSON.parse(document.text)).length === 0)
        validity.schematic += 1;
      report(validity, document.url, findingsIn(document));
    }
    await applyGrammar(files, validity);
  } finally {
    if (keep === undefined) await rm(directory, { recursive: true });
  }
  return validity;
}

function findingsIn({ text, format, url, contentType }: PublishedDocument): Finding[] {
  return checkDocument(text, format, { url, contentType, now: Date.now() });
}

function report(validity: Validity, url: string, findings: readonly Finding[]): void {
  for (const { level, where, message } of findings) {
    if (level === "error") validity.errors += 1;
    else validity.warnings += 1;
    validity.lines.push(`${level}  ${url}  ${where}: ${message}`);
  }
}

/** RFC 4287 as a RELAX NG grammar, applied by xmllint. */
async function applyGrammar(files: ReadonlyMap<string, string>, validity: Validity): Promise<void> {
  const grammar = join(packageRoot(), "test", "validity", "atom.rng");
  const names = [...files.keys()];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const { code, stderr } = await run("xmllint", [
      "--noout",
      "--nonet",
      "--huge",
      "--relaxng",
      grammar,
      ...some,
    ]);
    if (code === undefined) throw new Error("xmllint could not be started");
    const failed = some.filter((name) => !stderr.includes(`${name} validates`));
    validity.grammatical += some.length - failed.length;
    for (const name of failed) {
      const why = stderr.split("\n").find((line) => line.startsWith(`${name}:`)) ?? "refused by the grammar";
      const finding = { level: "error", where: "grammar", message: why.slice(name.length) } as const;
      report(validity, files.get(name) ?? name, [finding]);
    }
  }
}
