import { LRUCache } from "lru-cache";
import { type Codings, compress } from "../publish/compress.ts";
import { strongEtag } from "../publish/strong-etag.ts";
import type { Representation } from "./representation.ts";

/** Makes text ready to send. */
export type PreparePage = (text: string, mediaType: string, lastModified?: string) => Promise<Representation>;

/** Compresses every text once, however often it is rendered: the same bytes are known by their tag. */
export function createPreparePage(maxBytes = 32 * 1024 * 1024): PreparePage {
  const compressed = new LRUCache<string, Codings>({
    maxSize: maxBytes,
    sizeCalculation: ({ identity, gzip, brotli }) => identity.length + gzip.length + brotli.length + 256,
  });
  return async (text, mediaType, lastModified) => {
    const bytes = Buffer.from(text, "utf8");
    const etag = strongEtag(bytes);
    const codings = compressed.get(etag) ?? (await compress(bytes));
    compressed.set(etag, codings);
    return { ...codings, mediaType, etag, ...(lastModified !== undefined && { lastModified }) };
  };
}
