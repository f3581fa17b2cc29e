import { keepShapes } from "../../markup/keep-shapes.ts";

/** Who listens to {@link scanXml}. Offsets are of the text that is scanned; every `end` is exclusive. */
export interface XmlListener {
  text(start: number, end: number): void;
  /** `closed` is false where the text ends first. */
  cdata(start: number, end: number, closed: boolean): void;
  /** Something that begins as a comment at `start` and never ends as one. */
  unclosedComment(start: number): void;
  openTag(start: number, end: number): void;
  attributeName(start: number, end: number): void;
  /** The value of the last name, an empty range where it has none. */
  attributeValue(start: number, end: number): void;
  openTagEnd(end: number, selfClosing: boolean): void;
  /** The name of an end tag. */
  closeTag(start: number, end: number): void;
  /** Asked after whatever may set it: true ends the scan. */
  readonly stopped: boolean;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const BANG = 33;
const DASH = 45;
const QUESTION = 63;
/** Where reading ends, because the text or the listener did. */
const DONE = -1;

/**
 * Tells a listener what stands in a text from `from` on, parted by XML's signs; nothing is decoded, balanced or repaired, and no name is
 * refused. It leaps from sign to sign, so that text costs next to nothing; linear. A tag that the text breaks off in is left out.
 */
export function scanXml(source: string, from: number, listener: XmlListener): void {
  const scan = new XmlScan(source, listener);
  keepShapes("XML", source.length, scan);
  let at = from;
  while (at !== DONE) at = scan.next(at);
}

class XmlScan {
  private readonly source: string;
  private readonly listener: XmlListener;
  /** Where the next `-->` and `--!>` stand: every comment would look for both to the end of the text. */
  private plainEnd = -1;
  private oddEnd = -1;

  constructor(source: string, listener: XmlListener) {
    this.source = source;
    this.listener = listener;
  }

  /** Reads on from between two tags: a text and the tag behind it. */
  next(start: number): number {
    const { source, listener } = this;
    for (let searched = start; ; ) {
      const open = source.indexOf("<", searched);
      searched = open + 1;
      const first = source.charCodeAt(searched);
      if (open !== -1 && isText(source, first, searched)) continue;
      const end = open === -1 ? source.length : open;
      if (end > start) listener.text(start, end);
      if (open === -1) return DONE;
      if (first === SLASH) return this.closing(open);
      if (first === BANG) return this.declaration(open + 2);
      if (first === QUESTION) return this.leap("?>", open + 2, open + 2);
      return this.opening(searched);
    }
  }

  private opening(start: number): number {
    const end = this.nameEnd(start);
    if (end === this.source.length) return DONE;
    this.listener.openTag(start, end);
    return this.listener.stopped ? DONE : this.attributes(end);
  }

  private attributes(from: number): number {
    const { source, listener } = this;
    let selfClosing = false;
    for (let at = from; at < source.length; ) {
      const char = source.charCodeAt(at);
      if (char === GREATER) {
        listener.openTagEnd(at + 1, selfClosing);
        return listener.stopped ? DONE : at + 1;
      }
      if (char === SLASH) selfClosing = true;
      else if (!isSpace(char)) {
        at = this.attribute(at);
        if (at === DONE) return DONE;
        selfClosing = false;
        continue;
      }
      at += 1;
    }
    return DONE;
  }

  /** Returns where the attribute ends. */
  private attribute(start: number): number {
    const { source, listener } = this;
    let end = start + 1;
    while (source.charCodeAt(end) !== EQUALS && !endsName(source.charCodeAt(end))) end += 1;
    if (end >= source.length) return DONE;
    listener.attributeName(start, end);
    if (listener.stopped) return DONE;
    const sign = skipSpace(source, end);
    if (sign >= source.length) return DONE;
    if (source.charCodeAt(sign) === EQUALS) return this.value(skipSpace(source, sign + 1));
    listener.attributeValue(end, end);
    return sign;
  }

  private value(start: number): number {
    const { source, listener } = this;
    const char = source.charCodeAt(start);
    if (char === QUOTE || char === APOSTROPHE) {
      const close = source.indexOf(char === QUOTE ? '"' : "'", start + 1);
      if (close === -1) return DONE;
      listener.attributeValue(start + 1, close);
      return close + 1;
    }
    let end = start;
    while (end < source.length && !isSpace(source.charCodeAt(end)) && source.charCodeAt(end) !== GREATER)
      end += 1;
    if (end >= source.length) return DONE;
    listener.attributeValue(start, end);
    return end;
  }

  private closing(open: number): number {
    const { source, listener } = this;
    const start = skipSpace(source, open + 2);
    if (start >= source.length) {
      listener.text(open, source.length);
      return DONE;
    }
    if (source.charCodeAt(start) === SLASH) return this.slashes(start);
    const end = this.nameEnd(start);
    if (end >= source.length) return DONE;
    listener.closeTag(start, end);
    const close = source.indexOf(">", end);
    return close === -1 ? DONE : close + 1;
  }

  /** From behind `<!`. */
  private declaration(start: number): number {
    const { source } = this;
    if (source.startsWith("--", start)) return this.comment(start + 2);
    if (source.startsWith("[CDATA[", start)) return this.cdata(start + 7);
    return this.leap(">", start, source.charCodeAt(start) === DASH ? start + 2 : start + 1);
  }

  private comment(start: number): number {
    const { source } = this;
    if (this.plainEnd < start) this.plainEnd = endlessIndexOf(source, "-->", start);
    if (this.oddEnd < start) this.oddEnd = endlessIndexOf(source, "--!>", start);
    const end = Math.min(this.plainEnd + 3, this.oddEnd + 4);
    if (end !== Number.POSITIVE_INFINITY) return end;
    this.listener.unclosedComment(start);
    return DONE;
  }

  private cdata(start: number): number {
    const { source, listener } = this;
    const close = source.indexOf("]]>", start);
    if (close === -1) {
      if (start < source.length) listener.cdata(start, source.length, false);
      return DONE;
    }
    listener.cdata(start, close, true);
    return close + 3;
  }

  /** `<//`: text where the listener makes it so, nothing where not. */
  private slashes(start: number): number {
    const close = this.source.indexOf(">", start + 1);
    if (close === -1) return this.leap(">", start, this.source.length);
    this.listener.unclosedComment(start);
    return this.listener.stopped ? DONE : close + 1;
  }

  /** To behind a mark; what never comes to it is text. */
  private leap(mark: string, start: number, from: number): number {
    const end = this.source.indexOf(mark, from);
    if (end !== -1) return end + mark.length;
    if (start < this.source.length) this.listener.text(start, this.source.length);
    return DONE;
  }

  private nameEnd(start: number): number {
    const { source } = this;
    let end = start + 1;
    while (!endsName(source.charCodeAt(end))) end += 1;
    return end;
  }
}

/** True of a `<` that begins no tag: before a space, `>` or the end, and in `</>`. */
function isText(source: string, first: number, at: number): boolean {
  if (first !== SLASH) return endsName(first);
  return source.charCodeAt(skipSpace(source, at + 1)) === GREATER;
}

function endlessIndexOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(char: number): boolean {
  return char === 32 || (char <= 13 && (char === 10 || char === 9 || char === 13 || char === 12));
}

/** Also true of NaN, which stands behind the end. */
function endsName(char: number): boolean {
  if (char > GREATER) return false;
  return char === GREATER || char === SLASH || isSpace(char) || Number.isNaN(char);
}
