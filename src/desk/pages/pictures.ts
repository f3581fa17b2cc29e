import { type Html, html } from "../../http/pages/html.ts";
import type { StripPart } from "../outcome-strip.ts";
import { stripSummary } from "../outcome-strip.ts";

const [WIDTH, GAP, HEIGHT] = [6, 2, 18];

/**
 * The last polls side by side: tall where something came, short where nothing did. Each says when a pointer is on it how it went; `brief` leaves
 * that to the sentence that says it of all, for pages with many strips.
 */
export function stripPicture(parts: readonly StripPart[], brief?: "brief"): Html {
  if (parts.length === 0) return html`<span class="quiet">no polls yet</span>`;
  return html`<svg role="img" aria-label="${stripSummary(parts)}" width="${parts.length * (WIDTH + GAP)}" height="${HEIGHT}">${brief ? paths(parts) : bars(parts)}</svg>`;
}

function bars(parts: readonly StripPart[]): Html[] {
  return parts.map(({ kind, words }, at) => {
    const height = heightOf(kind);
    return html`<rect class="${kind}" x="${at * (WIDTH + GAP)}" y="${HEIGHT - height}" width="${WIDTH}" height="${height}"><title>${words}</title></rect>`;
  });
}

/** All of one kind as one shape. */
function paths(parts: readonly StripPart[]): Html[] {
  const kinds = [...new Set(parts.map(({ kind }) => kind))];
  return kinds.map((one) => {
    const drawn = parts.map(({ kind }, at) => (kind === one ? barAt(at, heightOf(kind)) : ""));
    return html`<path class="${one}" d="${drawn.join("")}"/>`;
  });
}

function heightOf(kind: StripPart["kind"]): number {
  return kind === "same" ? HEIGHT / 3 : HEIGHT;
}

function barAt(at: number, height: number): string {
  return `M${at * (WIDTH + GAP)} ${HEIGHT}v-${height}h${WIDTH}v${height}z`;
}

/** New entries of the last days as bars. */
export function sparkPicture(counts: readonly number[]): Html {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const drawn = counts.map((count, at) =>
    barAt(at, Math.max(count === 0 ? 1 : 2, Math.round((count / most) * HEIGHT))),
  );
  const label = `${total} new ${total === 1 ? "entry" : "entries"} in the last ${counts.length} days, ${counts.at(-1) ?? 0} of them today`;
  return html`<svg role="img" aria-label="${label}" width="${counts.length * (WIDTH + GAP)}" height="${HEIGHT}"><title>${label}</title><path class="bar" d="${drawn.join("")}"/></svg>`;
}
