/** What the first bytes say of the encoding. */
export interface SniffedCharset {
  /** Told by a byte order mark or by the only way `<` can be written (XML 1.0 appendix F). */
  certain: string | undefined;
  /** The label in the XML declaration, as written. */
  declared: string | undefined;
}

const signatures: readonly [readonly number[], string][] = [
  [[0x00, 0x00, 0xfe, 0xff], "utf-32be"],
  [[0xff, 0xfe, 0x00, 0x00], "utf-32le"],
  [[0x00, 0x00, 0x00, 0x3c], "utf-32be"],
  [[0x3c, 0x00, 0x00, 0x00], "utf-32le"],
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
  [[0x00, 0x3c, 0x00], "utf-16be"],
  [[0x3c, 0x00], "utf-16le"],
  [[0x00, 0x7b, 0x00], "utf-16be"],
  [[0x7b, 0x00], "utf-16le"],
  [[0x4c, 0x6f, 0xa7, 0x94], "ibm037"],
];

/** Reads the encoding from the first bytes, without decoding the rest. */
export function sniffCharset(bytes: Uint8Array): SniffedCharset {
  for (const [signature, charset] of signatures) {
    if (signature.every((byte, at) => bytes[at] === byte)) return { certain: charset, declared: undefined };
  }
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const declared = /<\?xml\s[^>]*?encoding\s*=\s*["']?\s*([\w.:()-]+)/i.exec(head)?.[1];
  return { certain: undefined, declared };
}
