import { type Html, html } from "../../http/pages/html.ts";
import type { Listing } from "../listing.ts";

/** A field to find something in a long list by; nothing where the list is short. */
export function findForm({ words, parts, found, total }: Listing<unknown>, at: string, what: string): Html {
  if (parts === 1 && words === "") return html``;
  const told =
    words === "" ? "" : html`<p role="status">${found} of ${total}. <a href="${at}">Show all</a></p>`;
  return html`<form method="get" action="${at}" role="search" class="inline"><label for="find">Find ${what}</label> <input type="text" id="find" name="find" value="${words}" autocapitalize="off" spellcheck="false"> <button class="plain">Find</button></form>${told}`;
}

/** The ways to the parts before and after. */
export function partLinks({ words, part, parts }: Listing<unknown>, at: string): Html {
  if (parts === 1) return html``;
  const link = (to: number, name: string) => {
    const query = new URLSearchParams({ ...(words !== "" && { find: words }), part: String(to) });
    return html`<li><a href="${at}?${query.toString()}">${name}</a></li>`;
  };
  return html`<nav aria-label="Parts"><ul>${part > 1 ? link(part - 1, "Before") : ""}<li>Part ${part} of ${parts}</li>${part < parts ? link(part + 1, "Next") : ""}</ul></nav>`;
}
