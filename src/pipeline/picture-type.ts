const SIGNATURES: readonly [at: number, bytes: string, mediaType: string][] = [
  [0, "\x89PNG\r\n\x1a\n", "image/png"],
  [0, "\xff\xd8\xff", "image/jpeg"],
  [0, "GIF8", "image/gif"],
  [8, "WEBP", "image/webp"],
  [4, "ftypavif", "image/avif"],
];

/**
 * The type of a picture by its first bytes, as browsers tell it (MIME Sniffing §6.1); `undefined` for what is none that cannot run anything:
 * a drawing (SVG) may hold scripts.
 */
export function pictureType(bytes: Uint8Array): string | undefined {
  const opening = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return SIGNATURES.find(([at, signature]) => opening.startsWith(signature, at))?.[2];
}
