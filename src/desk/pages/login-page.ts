import { html } from "../../http/pages/html.ts";
import { deskPage } from "./desk-layout.ts";

/** Asks for the token. */
export function loginPage(site: string, problem?: string): string {
  return deskPage({
    title: "The desk",
    site,
    ...(problem !== undefined && { said: { words: problem, bad: true } }),
    body: html`<form method="post" action="/admin/enter">
<label for="token">Token (what the service was started with as BROADSHEET_ADMIN_TOKEN)</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>Sign in</button>
</form>`,
  });
}
