import { tables } from "./charset-tables.ts";

/** True for a single-byte encoding decoded here. */
export function hasTable(charset: string): boolean {
  return Object.hasOwn(tables, charset);
}

/** Decodes a single-byte encoding of {@link hasTable}; its lower half is ASCII. */
export function byTable(bytes: Uint8Array, charset: string): string {
  const high = tables[charset] ?? "";
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(/[\u0080-\u00ff]/g, (char) => high.charAt(char.charCodeAt(0) - 0x80));
}
