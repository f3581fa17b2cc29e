import { RawAttributes } from "../../markup/raw-attributes.ts";
import { decodedText, type MarkupListener, readMarkup } from "../../markup/read-markup.ts";
import { resolveUrl } from "../url/resolve-url.ts";
import { mayHaveRole } from "./caption-role.ts";
import { cleanAttributes } from "./clean-attributes.ts";
import type { CleanedHtml, CleanedLink } from "./clean-html.ts";
import { BLOCK, ELEMENTS, MEDIA, PHRASE, RAW_SKIPPED, RENAMED, SKIPPED, VOID } from "./elements.ts";
import { embedLink } from "./embed-link.ts";
import { escapeAttribute, withoutControls } from "./escape.ts";
import type { OpenElement } from "./open-element.ts";
import { type CaptionNote, PictureCollector } from "./picture-collector.ts";
import { PlainTexts } from "./plain-texts.ts";
import { readImage } from "./read-image.ts";
import { type Candidate, parseSrcset } from "./srcset.ts";
import { TreeWriter } from "./tree-writer.ts";
import { imageTag, pictureOf } from "./write-image.ts";

/** What an open element remembers until it closes. */
interface Note {
  textFrom: number;
  link?: CleanedLink;
  caption?: CaptionNote;
}

const LONGEST_TEXT = 2000;
/** Names of elements that stand for a player's frame, and where they keep its address. */
const FRAMES: ReadonlySet<string> = new Set("iframe embed object frame amp-iframe".split(" "));
const FRAME_ADDRESSES = "src data-src data-lazy-src data-litespeed-src data-cmp-src data data-url".split(" ");

/** One cleaning: tags and texts go in, the tree writer's text comes out. */
export class HtmlCleaner implements MarkupListener {
  private readonly source: string;
  private readonly base: string | undefined;
  private readonly writer: TreeWriter<Note>;
  private readonly texts = new PlainTexts();
  private readonly collector = new PictureCollector();
  private readonly links: CleanedLink[] = [];
  private skipped: { name: string; depth: number } | undefined;
  private inNoscript = false;
  private pictureCandidates: Candidate[] | undefined;
  private lastFrame: string | undefined;

  constructor(source: string, base: string | undefined) {
    this.source = source;
    this.base = base;
    this.writer = new TreeWriter<Note>(source.length, (element) => this.closed(element));
  }

  /** Reads everything once. */
  run(): CleanedHtml {
    readMarkup(this.source, this);
    const html = this.writer.finish();
    return { html, pictures: this.collector.pictures, links: this.links };
  }

  text(raw: string): void {
    if (this.skipped === undefined) this.addText(decodedText(raw));
  }

  startTag(name: string, attributes: RawAttributes, selfClosing: boolean): void {
    const wasSkipping = this.skipped !== undefined;
    this.opened(name, attributes);
    if (!selfClosing) return;
    // XHTML writes empty elements so; read as HTML they would swallow the rest of the text.
    if (this.skipped !== undefined && !wasSkipping) this.skipped = undefined;
    else if (!((ELEMENTS.get(name) ?? 0) & VOID)) this.endTag(name);
  }

  endTag(name: string): void {
    const { skipped } = this;
    if (skipped !== undefined) {
      if (name === skipped.name) skipped.depth -= 1;
      if (skipped.depth === 0) this.skipped = undefined;
    } else if (name === "noscript") this.inNoscript = false;
    else if (name === "picture") this.pictureCandidates = undefined;
    else if (name === "br") this.single("br", "<br>");
    else this.writer.close(RENAMED.get(name) ?? name);
  }

  private addText(text: string): void {
    const data = withoutControls(text);
    if (data === "") return;
    if (!this.writer.full) this.texts.add(data);
    this.writer.text(data);
  }

  private opened(name: string, attributes: RawAttributes): void {
    if (this.skipped !== undefined && !this.leavesSkipped(name)) return;
    if (FRAMES.has(name) && !this.writer.full) this.frame(attributes);
    if (SKIPPED.has(name)) this.skipped = { name, depth: 1 };
    else if (this.writer.full) return;
    else if (name === "img" || name === "image" || name === "amp-img") this.image(attributes);
    else if (name === "noscript") this.inNoscript = true;
    else if (name === "picture") this.pictureCandidates = [];
    else if (name === "area") this.area(attributes);
    else this.element(name, attributes);
  }

  // Raw text ends by its own end tag only; a drawing or a list of choices also where the text goes on (HTML standard §13.2.6.5).
  private leavesSkipped(name: string): boolean {
    const { skipped } = this;
    if (skipped === undefined) return true;
    if (name === skipped.name) skipped.depth += 1;
    const goesOn = ((ELEMENTS.get(name) ?? 0) & BLOCK) > 0 || name === "img";
    if (!goesOn || skipped.name === "template" || RAW_SKIPPED.has(skipped.name)) return false;
    this.skipped = undefined;
    return true;
  }

  private element(name: string, attributes: RawAttributes): void {
    const flags = ELEMENTS.get(name);
    if (flags === undefined) {
      const other = RENAMED.get(name);
      if (other !== undefined) this.element(other, attributes);
      return;
    }
    if (name === "source" || name === "track") this.mediaChild(name, attributes);
    else if (flags & VOID) this.single(name, `<${name}${cleanAttributes(name, attributes, this.base)}>`);
    else if (name === "a") this.link(attributes);
    else this.open(name, flags, attributes);
  }

  private open(name: string, flags: number, attributes: RawAttributes): void {
    let clean = cleanAttributes(name, attributes, this.base);
    const caption = this.captionNote(name, attributes);
    // Without an attribute a span says nothing.
    const bareSpan = name === "span" && clean === "";
    if (bareSpan && caption === undefined) {
      this.writer.leaveUnwritten(name);
      return;
    }
    if (flags & BLOCK) this.texts.part();
    if (flags & MEDIA) clean = `${clean.replace(' controls=""', "")} controls="" preload="none"`;
    const note = caption === undefined ? undefined : { textFrom: this.texts.length, caption };
    const element = this.writer.open(name, `<${name}${clean}>`, note);
    if (element === undefined) return;
    if (bareSpan) element.kept = false;
    // Kept only once something to play is found.
    if (flags & MEDIA) element.kept = clean.includes(' src="');
  }

  private captionNote(name: string, attributes: RawAttributes): CaptionNote | undefined {
    if (attributes.length === 0 && name !== "figure" && name !== "figcaption") return undefined;
    return mayHaveRole(name) ? this.collector.note(name, attributes) : undefined;
  }

  private single(name: string, tag: string): void {
    this.texts.part();
    this.writer.single(name, tag);
  }

  private link(attributes: RawAttributes): void {
    const clean = cleanAttributes("a", attributes, this.base);
    if (!clean.includes(' href="')) {
      this.writer.leaveUnwritten("a");
      return;
    }
    const url = resolveUrl(attributes.get("href") ?? "", this.base);
    const note =
      url === undefined ? undefined : { textFrom: this.texts.length, link: this.noteLink(url, attributes) };
    this.writer.open("a", `<a${clean}>`, note);
  }

  /** A picture's map is lost without names; where it led is not. */
  private area(attributes: RawAttributes): void {
    const text = attributes.get("alt")?.trim();
    if (!text || attributes.get("href") === undefined) return;
    this.link(attributes);
    this.addText(text.slice(0, LONGEST_TEXT));
    this.endTag("a");
    this.addText(" ");
  }

  private noteLink(url: string, attributes: RawAttributes): CleanedLink {
    const rel = attributes.get("rel")?.trim().toLowerCase();
    const hreflang = attributes.get("hreflang")?.trim();
    const link: CleanedLink = { url, text: "", ...(rel && { rel }), ...(hreflang && { hreflang }) };
    this.links.push(link);
    return link;
  }

  private mediaChild(name: string, attributes: RawAttributes): void {
    if (this.pictureCandidates !== undefined) {
      const set = attributes.get("srcset") ?? attributes.get("data-srcset") ?? "";
      this.pictureCandidates.push(...parseSrcset(set, this.base));
      return;
    }
    const { top } = this.writer;
    const clean = top.flags & MEDIA ? cleanAttributes(name, attributes, this.base) : "";
    // A track alone plays nothing.
    if (!clean.includes(' src="') || (name === "track" && !top.kept)) return;
    top.kept = true;
    this.writer.single(name, `<${name}${clean}>`);
  }

  private image(attributes: RawAttributes): void {
    const image = readImage(attributes, this.base, this.pictureCandidates ?? []);
    if (image.kind === "emoji") this.addText(image.text);
    if (image.kind !== "picture") return;
    // The twin for readers without scripts, or the lazy one behind such a twin.
    if ((this.inNoscript || image.lazy) && this.collector.has(image.url)) return;
    this.writer.single("img", imageTag(image, attributes));
    const picture = pictureOf(image, attributes);
    if (picture !== undefined) this.collector.add(picture, this.texts.length);
  }

  private frame(attributes: RawAttributes): void {
    for (const name of FRAME_ADDRESSES) {
      const reference = attributes.get(name);
      const url = reference === undefined ? undefined : embedLink(reference, this.base);
      if (url === undefined) continue;
      // <object> and the <embed> in it are one player.
      if (url === this.lastFrame) return;
      this.lastFrame = url;
      this.frameLink(url, attributes);
      return;
    }
  }

  private frameLink(url: string, attributes: RawAttributes): void {
    const inline =
      (this.writer.top.flags & PHRASE) > 0 || this.writer.innermost(({ name }) => name === "p") !== undefined;
    if (!inline) this.element("p", new RawAttributes());
    const link = new RawAttributes();
    link.add("href", escapeAttribute(url));
    this.element("a", link);
    this.addText(attributes.get("title")?.trim().slice(0, 300) || url);
    this.endTag("a");
    if (!inline) this.endTag("p");
  }

  private closed({ flags, note }: OpenElement<Note>): void {
    if (flags & BLOCK) this.texts.part();
    if (note === undefined) return;
    if (note.link !== undefined) note.link.text = this.texts.since(note.textFrom, LONGEST_TEXT);
    const { caption } = note;
    if (caption?.role === "group") this.collector.close(caption);
    else if (caption !== undefined) this.tell(caption, note.textFrom);
  }

  private tell(caption: CaptionNote, from: number): void {
    const outer = this.writer.innermost((element) => element.note?.caption !== undefined);
    // A title inside a caption is part of it.
    if (caption.role === "caption" && outer?.note?.caption?.role === "caption") return;
    const group = this.writer.innermost((element) => element.note?.caption?.role === "group");
    this.collector.told(caption.role, this.texts.since(from, LONGEST_TEXT), group?.note?.caption, from);
  }
}
