import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Thrown when a body is larger than allowed, on the wire or unpacked. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/** Takes a body's content codings off, never holding more than `maxBytes`. Throws {@link BodyTooLarge}, or the decompressor's own error. */
export async function unpackBody(
  wire: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
): Promise<Uint8Array> {
  let body = wire;
  // Codings are listed in the order they were applied (RFC 9110 §8.4).
  for (const coding of codings(contentEncoding).reverse()) body = await unpack(body, coding, maxBytes);
  return body;
}

function codings(contentEncoding: string): string[] {
  return contentEncoding
    .split(",")
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "" && coding !== "identity")
    .slice(0, 2);
}

async function unpack(packed: Uint8Array, coding: string, maxBytes: number): Promise<Buffer> {
  const stream = decompressor(packed, coding);
  stream.end(packed);
  return await collect(stream, maxBytes);
}

function decompressor(packed: Uint8Array, coding: string) {
  if (coding === "br") return createBrotliDecompress();
  if (coding === "gzip" || coding === "x-gzip") return createGunzip();
  // "deflate" is zlib by the specification and raw by a widespread mistake; zlib's first byte tells (RFC 1950 §2.2).
  if (coding === "deflate") return ((packed[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw new Error(`the content coding ${JSON.stringify(coding.slice(0, 40))} is unknown`);
}

/** Reads a body to its end, as it comes. Throws {@link BodyTooLarge}, or the stream's own error. */
export async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new BodyTooLarge(`more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}
