import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { askAll } from "../../src/cli/first-answers.ts";

/** Somebody at a terminal, who types the next line whenever they are asked. */
function somebody(lines: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let seen = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    seen += text;
    // Every question ends with a space.
    if (/(?:\] |> )$/.test(seen)) {
      seen += "\n";
      input.write(`${lines.shift() ?? ""}\n`);
    }
  });
  return { input, output, seen: () => seen };
}

it("asks for what is not given, again where an answer cannot be used, and takes what is proposed for nothing", async () => {
  const { input, output, seen } = somebody(["", ""]);
  const answers = await askAll(
    { title: "Given", contact: "desk@wire.example", language: "pt-br", source: ["a.example"] },
    input,
    output,
  );
  expect(answers).toEqual({
    title: "Given",
    url: "http://localhost:8080",
    language: "pt-BR",
    contact: "desk@wire.example",
    sources: ["https://a.example"],
  });
  expect(seen()).not.toContain("What is it called?");
});

it("takes addresses until an empty line, and says which cannot be used", async () => {
  const { input, output, seen } = somebody([
    "no address",
    "https://wire.example/",
    "paper.example/feed",
    "not one",
    "https://post.example/",
    "",
  ]);
  const given = { title: "Given", contact: "desk@wire.example", language: "en", source: [] };
  const answers = await askAll(given, input, output);
  expect(answers.url).toBe("https://wire.example");
  expect(answers.sources).toEqual(["https://paper.example/feed", "https://post.example/"]);
  expect(seen()).toContain('It must be an http or https address, not "no address".');
  expect(seen()).toContain('It must be an http or https address, not "https://not one".');
});
