import { RE2JS } from "re2js";
import { z } from "zod";
import { tagSlug } from "../../route/tag-slug.ts";
import { parseDuration, parseSize } from "../units.ts";

/** Text that shows: trimmed, not empty, on one line. */
export const label = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, " "))
  .refine((text) => text !== "", "must not be empty");

/** The id of a source or section, as URLs and keys carry it. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, "must be lower-case letters, digits and hyphens, 80 at most");

/** The id of a tag: what a label turns into, in any script. */
export const tagId = read<string>((text) =>
  text !== "" && tagSlug(text) === text
    ? { value: text }
    : { problem: `must be a slug${tagSlug(text) ? `, as "${tagSlug(text)}"` : ""}` },
);

/** An address of the web, without a password in it. */
export const webUrl = read<string>((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    return { problem: `must be an http or https address, not "${text}"` };
  if (url.username || url.password) return { problem: "must not carry a user name or password" };
  return { value: text.trim() };
});

/** Where a subscription list is: an address of the web, or a file beside the configuration. */
export const listAddress = read<string>((text) => {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(text))
    return text.trim() === "" ? { problem: "must not be empty" } : { value: text.trim() };
  const address = webUrl.safeParse(text);
  return address.success
    ? { value: address.data }
    : { problem: address.error.issues[0]?.message ?? "must be an address" };
});

/** The public base of the service: no trailing slash, nothing after the path. */
export const baseUrl = webUrl
  .refine((text) => !/[?#]/.test(text), "must end with its path: no ? and no #")
  .transform((text) => text.replace(/\/+$/, ""));

/** A language tag in its canonical spelling (BCP 47). */
export const language = read<string>((text) => {
  try {
    return { value: Intl.getCanonicalLocales(text)[0] ?? text };
  } catch {
    const hint = /^[a-z]{2,3}_[a-z]{2}$/i.test(text) ? ` — did you mean "${text.replace("_", "-")}"?` : "";
    return { problem: `must be a language tag such as en or pt-BR, not "${text}"${hint}` };
  }
});

/** How durations and sizes are written, for editors; what they mean is read by units.ts. */
export const [DURATION, SIZE] = [
  "^\\s*\\d+(\\.\\d+)? ?(ms|s|m|h|d|w)\\s*$",
  "^\\s*\\d+(\\.\\d+)? ?[KMGkmg]?[Bb]\\s*$",
];

/** Milliseconds, written `90s`, `30m`, `24h`, `7d`. */
export const duration = read<number>((text) => {
  const value = parseDuration(text);
  return value === undefined
    ? { problem: `must be a duration such as 90s, 30m, 24h or 7d, not "${text}"` }
    : { value };
}, "a duration such as 90s, 30m, 24h or 7d").meta({ pattern: DURATION });

/** Bytes, written `512KB`, `15MB`. */
export const size = read<number>((text) => {
  const value = parseSize(text);
  return value === undefined ? { problem: `must be a size such as 512KB or 15MB, not "${text}"` } : { value };
}, "a size such as 512KB or 15MB").meta({ pattern: SIZE });

/** A range of addresses (RFC 4632, RFC 4291 §2.3). */
export const cidr = read<string>((text) =>
  z.union([z.cidrv4(), z.cidrv6()]).safeParse(text).success
    ? { value: text }
    : { problem: `must be an address range such as 10.0.0.0/8 or fd00::/8, not "${text}"` },
);

/** Where a DNS server is: an address, with a port if it is not 53. */
export const dnsServer = read<string>((text) => {
  const [, six, four = text, port = "53"] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  return z.union([z.ipv4(), z.ipv6()]).safeParse(six ?? four).success && Number(port) < 65_536
    ? { value: text }
    : { problem: `must be a DNS server's address such as 10.0.0.53 or [fd00::53]:5353, not "${text}"` };
});

const LOOK_AROUND = /\(\?<?[=!]/;

/** A pattern in RE2 syntax. */
export const pattern = read<string>((text) => {
  if (text === "") return { problem: "must not be empty: an empty pattern matches everything" };
  try {
    RE2JS.compile(text);
    return { value: text };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "RE2JSSyntaxException") throw error;
    return {
      problem: `is not a pattern that RE2 takes: ${error.message.replace(/^error parsing regexp: /, "")}${LOOK_AROUND.test(text) ? " — RE2 cannot look around: put what must not be there under not" : ""}`,
    };
  }
});

/** The part of an address that `path` rules look for. */
export const urlPath = z.string().regex(/^\//, "must begin with a slash");

/** A mailbox, as `User-Agent` and feeds name it. */
export const mailbox = z.string().regex(/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/, "must be an e-mail address");

/** A whole number of at least `least`. */
export function count(least: number, most = 1_000_000_000) {
  return z.int().min(least).max(most);
}

function read<Value>(parse: (text: string) => { value: Value } | { problem: string }, wanted?: string) {
  const text = wanted
    ? z.string({ error: (issue) => (issue.input === undefined ? undefined : `must be ${wanted}`) })
    : z.string();
  return text.transform((input, context) => {
    const result = parse(input);
    if ("value" in result) return result.value;
    context.addIssue({ code: "custom", message: result.problem });
    return z.NEVER;
  });
}
