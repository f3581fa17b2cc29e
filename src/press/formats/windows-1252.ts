import { cdata, escapeXml, rfc822 } from "../markup.ts";
import type { PressDocument, PressEntry } from "../press-document.ts";

/** The characters windows-1252 has at 0x80–0x9F; the others it shares with Unicode up to 0xFF. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** RSS 2.0 in real windows-1252 bytes, as an old content system declares it in the prolog and nowhere else. */
export function renderWindows1252({ publication, home, entries, updated }: PressDocument): Buffer {
  return encodeWindows1252(`<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0">
<channel>
<title>${escapeXml(publication.title)}</title>
<link>${escapeXml(home)}</link>
<description>${escapeXml(publication.subtitle)}</description>
<language>pt-br</language>
<lastBuildDate>${rfc822(updated)}</lastBuildDate>
${entries.map(item).join("\n")}
</channel>
</rss>
`);
}

/** Text as windows-1252 bytes; a character it lacks becomes a numeric reference. */
function encodeWindows1252(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const place = upper.indexOf(character);
    if (code < 0x80 || (code > 0x9f && code < 0x100)) bytes.push(code);
    else if (place >= 0) bytes.push(0x80 + place);
    else bytes.push(...Buffer.from(`&#${code};`, "latin1"));
  }
  return Buffer.from(bytes);
}

function item(entry: PressEntry): string {
  const people = entry.authors.join(" e ");
  return `<item>
<title>${escapeXml(entry.title ?? "")}</title>
<link>${escapeXml(entry.url)}</link>
<guid>${escapeXml(entry.url)}</guid>
<author>redacao@o-guindaste.example (${escapeXml(people)})</author>
${entry.tags.map((tag) => `<category>${escapeXml(tag)}</category>`).join("\n")}
<pubDate>${rfc822(entry.published)}</pubDate>
<description>${cdata(`${picture(entry)}${entry.standfirst ? `<b>${escapeXml(entry.standfirst)}</b><br>\n` : ""}${entry.html}`)}</description>
</item>`;
}

function picture({ picture }: PressEntry): string {
  if (picture === undefined) return "";
  return (
    `<table class="foto" width="640"><tr><td><img src="${escapeXml(picture.url)}" alt="${escapeXml(picture.alt)}" border="0"></td></tr>` +
    `<tr><td class="legenda">${escapeXml(picture.caption)} (Foto: ${escapeXml(picture.credit)})</td></tr></table>\n`
  );
}
