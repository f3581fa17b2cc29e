import { Parser } from "htmlparser2";
import type { CleanPicture } from "../../publish/clean-entry.ts";

/** Longest text of what stands with a picture, in characters: what is longer is the entry's own. */
const CAPTION = 300;

/** An entry's clean HTML without the picture it opens with, caption and all, where that picture stands above the text already. */
export function withoutLead(content: string, lead: CleanPicture | undefined): string {
  if (lead === undefined) return content;
  let [depth, end, text, found] = [0, 0, "", false];
  const parser = new Parser({
    onopentag(name, { src }) {
      if (end > 0) return;
      depth += 1;
      found ||= name === "img" && src === lead.url;
    },
    ontext(data) {
      if (end === 0) text += data;
    },
    onclosetag() {
      if (end > 0) return;
      depth -= 1;
      if (depth === 0) end = parser.endIndex + 1;
    },
  });
  parser.end(content);
  return found && text.trim().length <= CAPTION ? content.slice(end) : content;
}
