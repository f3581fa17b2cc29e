import { html } from "./html.ts";
import { layout } from "./layout.ts";

/** An error in plain words, with a way on. */
export function errorPage({
  status,
  title,
  detail,
}: {
  status: number;
  title: string;
  detail: string;
}): string {
  return layout({
    title: `${status} ${title}`,
    body: html`<p>${detail}</p><p><a href="/">Go to the front page</a>, which lists every section, tag and source.</p>`,
  });
}
