import { type Html, html } from "../../http/pages/html.ts";
import type { StripPart } from "../outcome-strip.ts";
import { stripSummary } from "../outcome-strip.ts";

const [WIDTH, GAP, HEIGHT] = [6, 2, 18];

/** The last polls side by side: tall where something came, short where nothing did. */
export function stripPicture(parts: readonly StripPart[]): Html {
  if (parts.length === 0) return html`<span class="quiet">no polls yet</span>`;
  const bars = parts.map(({ kind, words }, at) => {
    const height = kind === "same" ? HEIGHT / 3 : HEIGHT;
    return html`<rect class="${kind}" x="${at * (WIDTH + GAP)}" y="${HEIGHT - height}" width="${WIDTH}" height="${height}"><title>${words}</title></rect>`;
  });
  return html`<svg role="img" aria-label="${stripSummary(parts)}" width="${parts.length * (WIDTH + GAP)}" height="${HEIGHT}">${bars}</svg>`;
}

/** New entries of the last days as bars. */
export function sparkPicture(counts: readonly number[]): Html {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bars = counts.map((count, at) => {
    const height = Math.max(count === 0 ? 1 : 2, Math.round((count / most) * HEIGHT));
    return html`<rect class="${count === 0 ? "same" : "bar"}" x="${at * (WIDTH + GAP)}" y="${HEIGHT - height}" width="${WIDTH}" height="${height}"/>`;
  });
  const label = `${total} new entries in the last ${counts.length} days, ${counts.at(-1) ?? 0} of them today`;
  return html`<svg role="img" aria-label="${label}" width="${counts.length * (WIDTH + GAP)}" height="${HEIGHT}"><title>${label}</title>${bars}</svg>`;
}
