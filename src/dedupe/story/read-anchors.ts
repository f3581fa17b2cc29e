import { hash48 } from "./hash.ts";
import { nextCandidate, opensSentence } from "./name-candidates.ts";
import { nameSkeleton } from "./name-skeleton.ts";
import { NO_NAMES } from "./no-names.ts";
import { placeKey } from "./place-names.ts";
import { textCodes } from "./text-codes.ts";

/**
 * A name or a number that languages write alike, as 16 bits: 14 of a hash, above them two of its kind. Anchors of one hash are the same name
 * or number; see {@link anchorHash}.
 */
export type Anchor = number;

/** A name that the next anchor goes on: first and last name, a town of two words. */
const JOINED = 1;
const NUMBER = 2;
/** A number that few texts have: of four digits or more, or with a fraction, and no year. */
const RARE_NUMBER = 3;

/** What anchors are compared by. */
export const anchorHash = (anchor: Anchor): number => anchor >> 2;
/** True of a name that the next anchor goes on. */
export const isJoined = (anchor: Anchor): boolean => (anchor & 3) === JOINED;
/** True of any number. */
export const isNumber = (anchor: Anchor): boolean => (anchor & 2) !== 0;
/** True of a number that few texts have. */
export const isRareNumber = (anchor: Anchor): boolean => (anchor & 3) === RARE_NUMBER;

const THOUSAND =
  /^[\s\u00a0](?:mil|mila|mille|thousand|tausend|bin|duizend|тысяч\p{L}*|тыс|χιλιάδες)(?!\p{L}|\s(?:mill|milh|mili))/iu;
const MILLION =
  /^[\s\u00a0](?:mill[oó]n\p{L}*|milh[õãa]\p{L}*|mil?lion\p{L}*|milions?|milyon\p{L}*|mio|miljoen|миллион\p{L}*|млн|εκατομμ\p{L}*|m)(?!\p{L})/iu;
const BILLION =
  /^[\s\u00a0](?:billion|milliard\p{L}*|miliard\p{L}*|mil millon\p{L}*|mil millones|bilh[õãa]\p{L}*|milyar\p{L}*|mrd|миллиард\p{L}*|млрд|δισεκατ\p{L}*|miljard|bn)(?!\p{L})/iu;

/** Before a German noun that is no name. */
const ARTICLES: ReadonlySet<string> = new Set(
  (
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner zum zur im am vom beim ins ans " +
    "sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere diese dieser diesen diesem dieses jede jeder jedes jeden alle allen viele mehr"
  ).split(" "),
);
const NOUN =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|tät|lich|innen|arbeiter|straße)$/;

interface Found {
  anchor: Anchor;
  /** It opens a sentence, where every word has a capital. */
  initial: boolean;
  /** It goes on the anchor before. */
  goesOn: boolean;
}

/** The names and numbers of a text, given block by block, in its order; at most `most`. Names that only open sentences are left out. */
export function readAnchors(texts: readonly string[], language: string | undefined, most: number): Anchor[] {
  const german = /^de\b/i.test(language ?? "");
  const found: Found[] = [];
  for (const text of texts) {
    if (found.length >= most * 2) break;
    readText(text, german, found);
  }
  const named = new Set(found.filter(({ initial }) => !initial).map(({ anchor }) => anchorHash(anchor)));
  return found
    .filter(
      ({ anchor, initial, goesOn }) =>
        !initial || goesOn || isJoined(anchor) || named.has(anchorHash(anchor)),
    )
    .map(({ anchor }) => anchor)
    .slice(0, most);
}

function readText(text: string, german: boolean, found: Found[]): void {
  let end = -2;
  const codes = textCodes(text);
  const after = (place: number) => nextCandidate(codes, text.length, place);
  for (let next = after(0); next !== undefined; next = after(next.to)) {
    const { from, to, number } = next;
    const goesOn = !number && from === end + 1;
    const written = text.slice(from, to);
    if (german && !number && !goesOn && isNoun(text, from, written)) continue;
    const anchor = number && hasUnit(text, to) ? unitAnchor(written, text, to) : knownAnchor(written);
    if (anchor === undefined) continue;
    const last = found.at(-1);
    if (goesOn && last !== undefined) last.anchor |= JOINED;
    found.push({ anchor, goesOn, initial: !number && opensSentence(text, from) });
    if (!number) end = to;
  }
}

/** Names recur from text to text, and to fold one costs more than all the rest. */
const KNOWN = new Map<string, Anchor | undefined>();
const MOST_KNOWN = 4000;
const LONGEST_KNOWN = 40;

function knownAnchor(written: string): Anchor | undefined {
  if (written.length > LONGEST_KNOWN) return ownAnchor(written);
  const known = KNOWN.get(written);
  if (known !== undefined || KNOWN.has(written)) return known;
  const anchor = ownAnchor(written);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(written, anchor);
  return anchor;
}

function ownAnchor(written: string): Anchor | undefined {
  return written.charCodeAt(0) < 58 ? numberAnchor(plainNumber(written)) : nameAnchor(written);
}

function isNoun(text: string, at: number, written: string): boolean {
  if (NOUN.test(written)) return true;
  const before = /([\p{L}]+) $/u.exec(text.slice(Math.max(0, at - 14), at))?.[1];
  return before !== undefined && ARTICLES.has(before.toLowerCase());
}

function nameAnchor(written: string): Anchor | undefined {
  const name = rootOf(written);
  const folded = foldedName(name);
  const place = placeKey(folded);
  if (place !== undefined) return hash14(place) << 2;
  if (name.length < 3 || NO_NAMES.has(folded)) return undefined;
  const skeleton = nameSkeleton(folded);
  return skeleton === "" ? undefined : hash14(skeleton) << 2;
}

/** Lower case, without accents. */
function foldedName(name: string): string {
  const plain = BEYOND_ASCII.test(name) ? name.normalize("NFD").replace(/\p{M}/gu, "") : name;
  return plain.toLowerCase();
}

const BEYOND_ASCII = /[^\x20-\x7e]/;

/** "Karataş'ta" and "Wolny's" without their endings, "O'Neill" and "l'Orley" without what they open with. */
function rootOf(written: string): string {
  if (!/['’]/.test(written)) return written;
  const [first = "", second = ""] = written.split(/['’]/, 2);
  return second !== "" && first.length <= 2 ? second : first;
}

/** What words for thousands, millions and thousands of millions begin with. */
const UNITS = "mtbdMTBDтмТМχεδ";

function hasUnit(text: string, behind: number): boolean {
  return behind + 1 < text.length && UNITS.includes(text.charAt(behind + 1));
}

function unitAnchor(written: string, text: string, behind: number): Anchor | undefined {
  const after = text.slice(behind, behind + 24);
  const unit = BILLION.test(after) ? 1e9 : MILLION.test(after) ? 1e6 : THOUSAND.test(after) ? 1e3 : 1;
  return numberAnchor(plainNumber(written) * unit);
}

function numberAnchor(value: number): Anchor | undefined {
  if (!Number.isFinite(value) || (value < 10 && Number.isInteger(value))) return undefined;
  const year = value >= 1900 && value < 2100;
  const rare = !year && (value >= 1000 || !Number.isInteger(value));
  return (hash14(String(Number(value.toPrecision(12)))) << 2) | (rare ? RARE_NUMBER : NUMBER);
}

/** `1,200`, `1.200` and `1 200` are one number; `3,5`, `3.5` and a time's `3:05` have two parts. */
function plainNumber(written: string): number {
  const whole = written.replace(/[.,\u00a0\u202f ](?=\d{3}(?!\d))/g, "");
  return Number(
    whole
      .replace(/[,:]/, ".")
      .replace(/[^\d.].*$/, "")
      .replace(/(\.\d*)\..*/, "$1"),
  );
}

function hash14(text: string): number {
  return hash48(text, 5) & 0x3fff;
}
