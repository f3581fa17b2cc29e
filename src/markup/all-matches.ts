/**
 * Every match of a global pattern, one after the other, as by `String.prototype.matchAll`. That one makes a new expression of the pattern at
 * every call, and V8 forgets the code of such a copy at the next collections but one: compiling a long pattern again and again takes
 * longer than reading. A pattern can be in use several times at once.
 */
export function* allMatches(pattern: RegExp, text: string): Generator<RegExpExecArray, void> {
  let at = 0;
  for (;;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = pattern.lastIndex;
    // An empty one would be found for ever.
    if (match[0] === "") at += pattern.unicode && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    yield match;
  }
}
