import { hash } from "node:crypto";
import { type SplitDocument, splitItems } from "./split-items.ts";

/** A document taken apart as {@link splitItems} does it, its items told by their hashes. */
export interface Outline extends Omit<SplitDocument, "items"> {
  items: OutlinedItem[];
}

/** An item from its start tag to its end tag. */
export interface OutlinedItem {
  hash: string;
  /** Bytes in UTF-8. */
  size: number;
  /** Always there for the first; else absent where the item is known by its hash. */
  text?: string;
}

/** The outline of a text; `undefined` where it cannot be taken apart. */
export function outline(text: string): Outline | undefined {
  const split = splitItems(text);
  return (
    split && {
      ...split,
      items: split.items.map((item) => ({ hash: hashOf(item), size: Buffer.byteLength(item), text: item })),
    }
  );
}

/** Hash of a text, or of its bytes in UTF-8. 96 bits. */
export function hashOf(text: string | Uint8Array): string {
  return hash("sha256", text, "base64url").slice(0, 16);
}
