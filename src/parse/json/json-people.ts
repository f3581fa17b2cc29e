import type { ParsedPerson } from "../parsed-feed.ts";
import { absoluteUrl } from "../xml/absolute-url.ts";
import { type JsonObject, listOf, objectsOf, stringOf } from "./json-value.ts";

/** `authors` (1.1), else `author` (1.0); plain strings are taken for names. */
export function jsonPeople(value: JsonObject, base: string | undefined): ParsedPerson[] {
  const written = listOf(value["authors"]).length > 0 ? value["authors"] : value["author"];
  const people: ParsedPerson[] = [];
  for (const author of objectsOf(written)) {
    const name = stringOf(author["name"]);
    const url = stringOf(author["url"]);
    const resolved = url === undefined ? undefined : absoluteUrl(url, base);
    const person: ParsedPerson = {
      ...(name === undefined ? {} : { name }),
      ...(resolved === undefined ? {} : { url: resolved }),
    };
    if (Object.keys(person).length > 0) people.push(person);
  }
  for (const author of listOf(written)) {
    if (typeof author === "string" && author.trim() !== "") people.push({ name: author.trim() });
  }
  return people;
}
