import { appendElements } from "./append-elements.ts";

/** A source as `sources.yaml` writes it. */
export interface NewSource {
  id: string;
  title: string;
  url: string;
  homepage?: string;
  language?: string;
  /** Ids of the sections that all its entries go to. */
  sections?: string[];
}

/**
 * The text of `sources.yaml` with sources added at its end; everything that stands there, comments and order included, stays.
 * Throws a TypeError where the text holds something other than a list.
 */
export function appendSources(text: string, added: readonly NewSource[]): string {
  return appendElements(text, added);
}
