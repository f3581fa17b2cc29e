import { htmlDocument } from "../../http/pages/document.ts";
import { type Html, type HtmlValue, html } from "../../http/pages/html.ts";
import { pageHeaders } from "../../http/pages/page-headers.ts";
import { DESK_STYLE } from "./desk-style.ts";

/** What every page of the desk is sent with: nobody else's eyes, no copy kept, no frame, no search engine. */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  ...pageHeaders({ style: DESK_STYLE }),
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-resource-policy": "same-origin",
};

const PLACES = [
  ["/admin", "Overview"],
  ["/admin/sources", "Sources"],
  ["/admin/entries", "Entries and stories"],
  ["/admin/feeds", "Feeds"],
  ["/admin/tags", "Tags"],
  ["/admin/polls", "Polls"],
  ["/admin/config", "Configuration"],
] as const;

/** A page of the desk. */
export interface DeskPage {
  title: string;
  site: string;
  /** Which of the desk's places it is; absent for pages below them. */
  here?: (typeof PLACES)[number][0];
  /** What came of the form that led here. */
  said?: { words: string; bad?: boolean };
  /** Of the session; absent on the page that asks for the token. */
  formKey?: string;
  body: HtmlValue;
}

/** What all pages of one session have. */
export type DeskFrame = Pick<DeskPage, "site" | "said"> & { formKey: string };

/** Lays a page of the desk out. */
export function deskPage({ title, site, here, said, formKey, body }: DeskPage): string {
  return htmlDocument({
    lang: "en",
    dir: "ltr",
    title: `${title} · ${site}`,
    style: DESK_STYLE,
    skip: "Skip to the content",
    body: html`<header>
<p class="site"><a href="/">${site}</a></p>
<h1>${title}</h1>
${formKey === undefined ? "" : navigation(here, formKey)}
</header>
<main id="main" tabindex="-1">
${said === undefined ? "" : saidMarkup(said)}${body}
</main>`,
  });
}

/** What came of a form is what somebody wants to know first: it is read out, and the keyboard goes on from there. */
function saidMarkup({ words, bad }: NonNullable<DeskPage["said"]>): Html {
  return html`<p class="said${bad ? " bad" : ""}" id="said" role="status" tabindex="-1" autofocus>${words}</p>
`;
}

/** A form of one button. */
export function button(action: string, label: string, formKey: string, plain = true): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="key" value="${formKey}"><button${plain ? html` class="plain"` : ""}>${label}</button></form>`;
}

function navigation(here: DeskPage["here"], formKey: string): Html {
  const places = PLACES.map(
    ([path, name]) =>
      html`<li><a href="${path}"${path === here ? html` aria-current="page"` : ""}>${name}</a></li>`,
  );
  return html`<nav aria-label="Desk"><ul>${places}<li>${button("/admin/leave", "Sign out", formKey)}</li></ul></nav>`;
}
