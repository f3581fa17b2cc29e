/** Begins a dump. */
export interface DumpHead {
  broadsheet: "dump";
  /** Of the dump's own form. */
  version: number;
  /** The release that wrote it. */
  release: string;
  /** ISO 8601. */
  at: string;
}

/** A file of the configuration. */
export interface DumpFile {
  file: string;
  text: string;
}

/** Text that is UTF-8, or other bytes in base64. */
export type DumpValue = string | { b: string };

/** Some of what a key holds; a long key has several such lines. */
export type DumpKey = {
  /** The key without the prefix. */
  key: string;
  /** When it ends by itself, in milliseconds since the epoch. */
  until?: number;
} & (
  | { hash: Array<[field: DumpValue, value: DumpValue]> }
  | { sorted: Array<[member: DumpValue, score: string]> }
  | { set: DumpValue[] }
  | { list: DumpValue[] }
  | { text: DumpValue }
);

/** Ends a dump: a file without it was cut. */
export interface DumpEnd {
  /** Lines before this one. */
  end: number;
  /** SHA-256 of all of them, each with its line end, in hexadecimal. */
  sha256: string;
}

/** One line of a dump. */
export type DumpLine = DumpHead | DumpFile | DumpKey | DumpEnd;

/** The form that this release writes, and the newest that it reads. */
export const DUMP_VERSION = 1;

/** Bytes as a dump has them. */
export function toDumpValue(bytes: Buffer): DumpValue {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : { b: bytes.toString("base64") };
}

/** The bytes of a value. */
export function fromDumpValue(value: DumpValue): Buffer {
  return typeof value === "string" ? Buffer.from(value) : Buffer.from(value.b, "base64");
}
