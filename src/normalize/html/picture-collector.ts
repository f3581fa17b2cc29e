import type { RawAttributes } from "../../markup/raw-attributes.ts";
import type { Picture } from "../../model/entry.ts";
import { type CaptionRole, captionRole } from "./caption-role.ts";

/** What a captioned element remembers until it closes. */
export interface CaptionNote {
  role: CaptionRole;
  /** For a group: the first of its pictures and the captions found in it. */
  from: number;
  captions: string[];
  credit?: string;
}

const LONGEST_CAPTION = 2000;
/** How a credit introduces itself. */
const CREDIT_LEAD =
  /^(?:(?:photos?|fotos?|images?|bild(?:er)?|imagen|picture|photographe|fotografía|crédits?|credits?|créditos?|copyright)\b[\s/]*){1,2}(?:\bby\b|\bvon\b|\bde\b)?\s*[:：]\s*|^©\s*/i;
/** A caption outside any group belongs to the picture before it, where at most this many texts stand between. */
const NEAR = 6;
/** Captions of one group that are told. */
const MOST_CAPTIONS = 20;
/** Pictures of one text that are told; the rest are only shown. */
const MOST_PICTURES = 1000;

/** Gathers the pictures of one text in document order and gives them their captions and credits. */
export class PictureCollector {
  readonly pictures: Picture[] = [];
  private readonly seen = new Set<string>();
  private lastAt = Number.NEGATIVE_INFINITY;

  has(url: string): boolean {
    return this.seen.has(url);
  }

  /** Adds a picture, once, up to a thousand. `at` is its place among the texts. */
  add(picture: Picture, at: number): void {
    this.lastAt = at;
    if (this.seen.has(picture.url)) return;
    this.seen.add(picture.url);
    if (this.pictures.length < MOST_PICTURES) this.pictures.push(picture);
  }

  /** The note an element needs for its part in captions, if it has one. */
  note(element: string, attributes: RawAttributes): CaptionNote | undefined {
    const role = captionRole(element, attributes.get("class") ?? "", attributes.get("itemprop") ?? "");
    return role === undefined ? undefined : { role, from: this.pictures.length, captions: [] };
  }

  /** A caption or credit has closed: `group` is the note of what it stands in, `at` where its text began. */
  told(role: CaptionRole, text: string, group: CaptionNote | undefined, at: number): void {
    const plain = text.replace(/\s+/g, " ").trim().slice(0, LONGEST_CAPTION);
    if (plain === "") return;
    if (group !== undefined) {
      if (role === "credit") group.credit ??= plain;
      else if (group.captions.length < MOST_CAPTIONS) group.captions.push(plain);
      return;
    }
    const last = this.pictures.length - 1;
    if (at - this.lastAt <= NEAR)
      this.settle(last, role === "credit" ? "" : plain, role === "credit" ? plain : undefined);
  }

  /** A group has closed: its pictures get what was said of them. */
  close(group: CaptionNote): void {
    if (group.captions.length === 0 && group.credit === undefined) return;
    const whole = group.captions.join(" ");
    for (let index = group.from; index < this.pictures.length; index += 1)
      this.settle(index, whole, group.credit);
  }

  private settle(index: number, whole: string, credit: string | undefined): void {
    const picture = this.pictures[index];
    if (picture === undefined) return;
    // Groups may stand in groups, a hundred deep.
    if (picture.caption !== undefined && (credit === undefined || picture.credit !== undefined)) return;
    // A credit usually stands inside the caption; there it would be said twice.
    const rest = credit === undefined ? whole : whole.replace(credit, "").replace(/\s+/g, " ").trim();
    const caption = picture.caption ?? (rest === "" ? undefined : rest);
    const credited = picture.credit ?? credit?.replace(CREDIT_LEAD, "");
    this.pictures[index] = {
      ...picture,
      ...(caption !== undefined && { caption }),
      ...(credited !== undefined && { credit: credited }),
    };
  }
}
