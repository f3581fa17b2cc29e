import { parseDuration } from "../units.ts";

/** What a mended place is written as: a value that YAML may have to quote, or text that stands as it is. */
export type MendedValue = { value: string } | { text: string };

/** A simple mistake: how its message reads, and what was meant. */
interface Mistake {
  says: RegExp;
  meant(written: string, found: RegExpExecArray): MendedValue | undefined;
}

const DURATION_WORDS: Record<string, string> = {
  sec: "s",
  second: "s",
  min: "m",
  minute: "m",
  hour: "h",
  hr: "h",
  day: "d",
  week: "w",
};

const MISTAKES: readonly Mistake[] = [
  { says: /^"[^"]+" must be an http or https address/, meant: (written) => withScheme(written) },
  { says: /must be a duration such as/, meant: (written) => shortDuration(written) },
  { says: /^"path" must begin with a slash/, meant: (written) => ({ value: `/${written}` }) },
  { says: /^"id" must be lower-case letters, digits and hyphens/, meant: (written) => slugOf(written) },
  { says: /^"id" must be a slug, as "([^"]+)"$/, meant: (_, [, slug = ""]) => ({ value: slug }) },
  {
    says: /must be text, not .*: put it in quotes$/,
    meant: (written) => ({ text: JSON.stringify(written) }),
  },
  {
    says: /must be a (?:whole )?number, not "/,
    meant: (written) => (/^\d{1,9}$/.test(written.trim()) ? { text: written.trim() } : undefined),
  },
  {
    says: /must be true or false, not "(yes|no|on|off)"/i,
    meant: (written) => ({ text: /^(?:yes|on)$/i.test(written) ? "true" : "false" }),
  },
];

/** What was meant by a value that a message is about; `undefined` where that is not plain. */
export function mendedValue(message: string, written: string): MendedValue | undefined {
  for (const { says, meant } of MISTAKES) {
    const found = says.exec(message);
    if (found !== null) return meant(written, found);
  }
  return undefined;
}

function withScheme(written: string): MendedValue | undefined {
  const bare = written
    .trim()
    .replace(/^\/\//, "")
    .replace(/^(?:htp|htttp|http)(s?):\/*/i, "");
  const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?].*)?$/u;
  return host.test(bare) && URL.canParse(`https://${bare}`) ? { value: `https://${bare}` } : undefined;
}

function shortDuration(written: string): MendedValue | undefined {
  const [, number = "", word = ""] = /^(\d+(?:\.\d+)?)\s*([a-z]+?)s?\.?$/i.exec(written.trim()) ?? [];
  const short = `${number}${DURATION_WORDS[word.toLowerCase()] ?? ""}`;
  return parseDuration(short) === undefined ? undefined : { value: short };
}

function slugOf(written: string): MendedValue | undefined {
  const slug = written
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return slug === "" ? undefined : { value: slug };
}
