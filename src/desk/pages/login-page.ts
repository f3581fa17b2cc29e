import { html } from "../../http/pages/html.ts";
import { deskPage } from "./desk-layout.ts";

/** Asks for the token; `to` is the page that was asked for. */
export function loginPage(site: string, to: string, problem?: string): string {
  const told = problem === undefined ? "" : html` aria-invalid="true" aria-describedby="problem"`;
  return deskPage({
    title: "The desk",
    site,
    body: html`${problem === undefined ? "" : html`<p class="said bad" id="problem" role="alert">${problem}</p>`}
<form method="post" action="/admin/enter">
<input type="hidden" name="to" value="${to}">
<label for="token">Token (what the service was started with as BROADSHEET_ADMIN_TOKEN)</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus${told}>
<button>Sign in</button>
</form>`,
  });
}
