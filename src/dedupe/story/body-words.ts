import type { Entry } from "../../model/entry.ts";
import { isBoilerplate, isLineApart, withoutDateline, withoutTail } from "./boilerplate.ts";
import { noWords, readWords, type WordsRead } from "./read-words.ts";
import { textBlocks } from "./text-blocks.ts";

/** The paragraphs of an entry's text, the longer of content and summary, without what publishers set around texts. */
export function toldTexts(entry: Entry): string[] {
  const { content = "", summary = "" } = entry;
  const blocks = textBlocks(content.length >= summary.length ? content : summary);
  const told = blocks.filter(({ text, linked }) => !linked && !isBoilerplate(text)).map(({ text }) => text);
  while (told.length > 1 && isLineApart(told[0] ?? "")) told.shift();
  while (told.length > 1 && isLineApart(told.at(-1) ?? "")) told.pop();
  return told.map((text, at) => {
    const opened = at === 0 ? withoutDateline(text) : text;
    return at === told.length - 1 ? withoutTail(opened) : opened;
  });
}

/** The words of a text that is given paragraph by paragraph. */
export function bodyWords(texts: readonly string[]): WordsRead {
  const read = noWords();
  for (const text of texts) readWords(text, read);
  return read;
}
