import { createInterface } from "node:readline/promises";
import type { z } from "zod";
import type { FirstAnswers } from "../config/first-files.ts";
import { baseUrl, label, language, mailbox, webUrl } from "../config/schema/scalars.ts";
import { CommandFailure } from "./command-failure.ts";

/** What the command line says. */
export interface InitOptions extends Partial<Omit<FirstAnswers, "sources">> {
  source: string[];
  yes?: boolean;
}

/** What is taken where nobody says otherwise. */
const PROPOSED = {
  title: "My Broadsheet",
  url: "http://localhost:8080",
  language: "en",
  contact: "desk@localhost.invalid",
};

const QUESTIONS = [
  ["title", "What is it called?", label],
  ["url", "At which public address will it be?", baseUrl],
  ["language", "In which language does it speak to readers?", language],
  ["contact", "Which e-mail address may sources write to?", mailbox],
] as const;

/** The answers of the command line, proposals where there is none. Throws a {@link CommandFailure} for one that cannot be used. */
export function withoutAsking(options: InitOptions): FirstAnswers {
  const given = QUESTIONS.map(([name, , schema]) => [
    name,
    taken(schema, options[name] ?? PROPOSED[name], `--${name}`),
  ]);
  return {
    ...(Object.fromEntries(given) as Omit<FirstAnswers, "sources">),
    sources: options.source.map((address) => taken(webUrl, withScheme(address), "--source")),
  };
}

/** Asks for what the command line leaves open, each until it can be used. */
export async function askAll(
  options: InitOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<FirstAnswers> {
  const terminal = createInterface({ input, output });
  const tell = (line: string) => output.write(`${line}\n`);
  try {
    const given: Record<string, string> = {};
    for (const [name, question, schema] of QUESTIONS) {
      const proposed = options[name] ?? PROPOSED[name];
      given[name] =
        options[name] === undefined
          ? await ask(question, proposed, schema)
          : taken(schema, proposed, `--${name}`);
    }
    const sources = options.source.map((address) => taken(webUrl, withScheme(address), "--source"));
    tell("Which feeds are to be read? An address a line, of a feed or of a site; an empty line ends.");
    for (;;) {
      const line = (await terminal.question("> ")).trim();
      if (line === "") break;
      const read = webUrl.safeParse(withScheme(line));
      if (read.success) sources.push(read.data);
      else tell(`It ${read.error.issues[0]?.message}.`);
    }
    return { ...(given as unknown as Omit<FirstAnswers, "sources">), sources };
  } finally {
    terminal.close();
  }

  async function ask(question: string, proposed: string, schema: z.ZodType<string>): Promise<string> {
    for (;;) {
      const line = (await terminal.question(`${question} [${proposed}] `)).trim();
      const read = schema.safeParse(line === "" ? proposed : line);
      if (read.success) return read.data;
      tell(`It ${read.error.issues[0]?.message}.`);
    }
  }
}

function taken(schema: z.ZodType<string>, value: string, option: string): string {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new CommandFailure(`${option} ${read.error.issues[0]?.message}.`, 2);
}

function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}
