import type { Alert } from "../model/alert.ts";
import { escapeAttribute, escapePlain } from "../publish/xml.ts";

/** What the feed says of the service. */
export interface AlertsSite {
  title: string;
  /** Public base, without a trailing slash. */
  url: string;
}

/** Alerts as an Atom feed (RFC 4287): an entry each, updated when it is over. Its ids stay those of the alerts, so that a reader shows none twice. */
export function alertsFeed(alerts: readonly Alert[], { title, url }: AlertsSite): string {
  const moments = alerts.map(({ since, ended }) => ended ?? since);
  const updated = moments.length === 0 ? 0 : Math.max(...moments);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapePlain(url)}/admin/alerts.atom</id>
  <title>${escapePlain(title)}: alerts</title>
  <author><name>${escapePlain(title)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeAttribute(url)}/admin/alerts.atom"/>
  <link rel="alternate" type="text/html" href="${escapeAttribute(url)}/admin"/>
  <updated>${iso(updated)}</updated>
${alerts.map((alert) => entry(alert, url)).join("")}</feed>
`;
}

function entry({ id, says, remedy, since, ended }: Alert, url: string): string {
  const [kind = "", name = ""] = id.split("/");
  const page = kind === "source" ? `${url}/admin/sources/${name}` : `${url}/admin`;
  const over = ended === undefined ? "" : ` It was over at ${iso(ended)}.`;
  return `  <entry>
    <id>${escapePlain(`${url}/admin/alerts/${id}#${since}`)}</id>
    <title>${escapePlain(`${ended === undefined ? "" : "Over: "}${says}`)}</title>
    <link rel="alternate" type="text/html" href="${escapeAttribute(page)}"/>
    <published>${iso(since)}</published>
    <updated>${iso(ended ?? since)}</updated>
    <content type="text">${escapePlain(`${says} ${remedy}${over}`)}</content>
  </entry>
`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
