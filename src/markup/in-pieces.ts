const PIECE = 16_384;
/** No entity is longer. */
const LONGEST_ENTITY = 80;

/**
 * Applies a replacement to a text of any size, piece by piece: V8 keeps every match of a global replacement until its end, which for
 * megabytes of them costs more than the rest together. No entity, surrogate pair or run of white space is cut in two.
 */
export function inPieces(text: string, replace: (piece: string) => string): string {
  if (text.length <= PIECE) return replace(text);
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    pieces.push(replace(text.slice(from, to)));
    from = to;
  }
  return pieces.join("");
}

function endOfPiece(text: string, from: number): number {
  let to = from + PIECE;
  if (to >= text.length) return text.length;
  const entity = text.slice(to - LONGEST_ENTITY, to).lastIndexOf("&");
  if (entity > 0) to += entity - LONGEST_ENTITY;
  while (to < text.length && /[\s\udc00-\udfff]/.test(text.charAt(to))) to += 1;
  return to;
}
