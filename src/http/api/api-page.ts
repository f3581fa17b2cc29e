import type { Configuration } from "../../model/configuration.ts";
import { frameOf } from "../pages/frame.ts";
import { type Html, html } from "../pages/html.ts";
import { paper } from "../pages/paper.ts";
import { wordsFor } from "../words/words-for.ts";
import { jsonSchema } from "./openapi.ts";
import { OPERATIONS, type Operation } from "./operations.ts";

/** What the API does, with a form for each part that asks for it. */
export function apiPage(configuration: Configuration): string {
  const { site } = configuration;
  return paper({
    frame: frameOf(configuration),
    words: wordsFor("en"),
    title: "API",
    canonical: `${site.url}/api`,
    body: html`<div class="prose"><p>Everything here is read by GET and answers with JSON. The whole is described for programmes in <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Answers have ETags: send <code>If-None-Match</code> with the next request, and what has not changed costs nothing. Errors are problem details (RFC 9457).</p>
${OPERATIONS.map(operationPart)}</div>`,
  });
}

function operationPart(operation: Operation): Html {
  const { id, path, summary, description, query, path_parameters } = operation;
  const parameters = Object.entries(query);
  const form =
    Object.keys(path_parameters).length > 0
      ? undefined
      : html`<form action="${path}" method="get">
${parameters.map(
  ([name, schema]) =>
    html`<p><label for="${id}-${name}">${name}</label> <input id="${id}-${name}" name="${name}" aria-describedby="${id}-${name}-about"><small id="${id}-${name}-about">${withCode(describe(schema))}</small></p>\n`,
)}<p><button>Ask</button></p>
</form>`;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${summary}</h2>
<pre>GET ${path}</pre>
${description === undefined ? "" : html`<p>${withCode(description)}</p>`}
${form}
</section>
`;
}

/** Words in backticks, as the description for programmes has them, as code. */
function withCode(text: string): Html[] {
  return text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

function describe(schema: Operation["answer"]): string {
  return (jsonSchema(schema) as { description?: string }).description ?? "";
}
