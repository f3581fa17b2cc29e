import { randomBytes } from "node:crypto";

/** What only a hub and this service know. */
export interface Credentials {
  token: string;
  secret: string;
}

const TOKEN = /^([a-z0-9][a-z0-9-]{0,79})\.[\w-]{43}$/;

/** New ones for a source. A token begins with the source's id, so that a callback finds the source's slot without an index. */
export function mintCredentials(sourceId: string): Credentials {
  const secret = () => randomBytes(32).toString("base64url");
  return { token: `${sourceId}.${secret()}`, secret: secret() };
}

/** What a hub says, without what looks like credentials: some repeat in an error what they were sent. */
export function withoutCredentials(text: string): string {
  return text.replace(/[\w-]{24,}/g, "…");
}

/** The source a token is of, or `undefined` for what was never a token. */
export function tokenSource(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}
