import { readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);

/** A fenced block of a page. */
export interface Block {
  page: string;
  language: string;
  text: string;
}

/** The pages that operators and readers of the project see: README and what is in `docs/`. */
export function pages(): string[] {
  const docs = readdirSync(new URL("docs/", ROOT)).filter((name) => name.endsWith(".md"));
  return ["README.md", ...docs.sort().map((name) => `docs/${name}`)];
}

/** A page's text. */
export function pageText(page: string): string {
  return readFileSync(new URL(page, ROOT), "utf8");
}

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  return [...pageText(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
    page,
    language,
    text,
  }));
}
