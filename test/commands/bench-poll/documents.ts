/** Words that the invented entries are made of. */
const WORDS =
  "harbour council workers rail strike vote pension ferry school board union wages city winter budget housing rent river bridge court hearing night shift depot tram line teachers nurses clinic flood market mayor report".split(
    " ",
  );
const ENTRIES = 20;
/** Characters of an entry's text: twenty make a document of about 50 kB. */
const LENGTH = 2_300;

/** A feed's document at a version: every version has one entry more than the one before, and one less at the end. */
export function benchDocument(feed: number, version: number): string {
  const items = Array.from({ length: ENTRIES }, (_, at) => item(feed, version + ENTRIES - 1 - at));
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bench Paper ${feed}</title><link>https://paper-${feed}.example/</link><description>Invented</description>
<language>en</language><lastBuildDate>${date(version + ENTRIES)}</lastBuildDate>
${items.join("\n")}
</channel></rss>`;
}

function item(feed: number, entry: number): string {
  return `<item><title>${sentence(feed * 31 + entry, 8)}</title><link>https://paper-${feed}.example/${entry}</link>
<guid isPermaLink="false">paper-${feed}-${entry}</guid><pubDate>${date(entry)}</pubDate>
<dc:creator>Ada Example</dc:creator><category>Labor</category><category>City ${entry % 5}</category>
<content:encoded><![CDATA[${paragraphs(feed * 977 + entry * 13)}]]></content:encoded></item>`;
}

function paragraphs(seed: number): string {
  let text = "";
  for (let at = 0; text.length < LENGTH; at += 1) {
    text += `<p>${sentence(seed + at * 7, 24)} <a href="https://elsewhere.example/${at}">${sentence(seed + at, 3)}</a>.</p>\n`;
  }
  return text;
}

function sentence(seed: number, words: number): string {
  let state = seed + 1;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return WORDS[(state >> 8) % WORDS.length];
  }).join(" ");
}

function date(hour: number): string {
  return new Date(Date.UTC(2026, 3, 1) + hour * 3_600_000).toUTCString();
}
