import { EventEmitter, once } from "node:events";
import { mkdtemp, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfiguration } from "../../src/config/load.ts";
import {
  type ConfigurationListener,
  type ConfigurationWatch,
  watchConfiguration,
} from "../../src/config/watch.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { configFiles } from "./read-case.ts";

let directory = "";
let watch: ConfigurationWatch | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "broadsheet-watch-"));
  for (const { path, content } of configFiles())
    if ("text" in content) await writeFile(join(directory, path), content.text);
});

afterEach(async () => {
  watch?.close();
  await rm(directory, { recursive: true });
});

/** The titles of the sections of each configuration reported, and each report of problems, in order. */
async function follow(listener: Partial<ConfigurationListener> = {}) {
  const reports: string[] = [];
  const bell = new EventEmitter();
  const report = (line: string) => {
    reports.push(line);
    bell.emit("report");
  };
  watch = await watchConfiguration(directory, {
    onChange: ({ sections }) => report(sections.map(({ title }) => title).join()),
    onProblems: (lines) => report(lines.join("\n")),
    ...listener,
  });
  /** Does something and waits for what is reported of it. */
  const reportOf = async (act: () => Promise<void>) => {
    const reported = once(bell, "report");
    await act();
    await reported;
    return reports.at(-1);
  };
  return { reports, reportOf };
}

const write = (title: string, name = "sections.yaml") =>
  writeFile(join(directory, name), `- { id: ports, title: ${title} }\n`);

describe("a watched configuration", () => {
  test("is reported when a file is written in place", async () => {
    const { reportOf } = await follow();
    expect(await reportOf(() => write("Docks"))).toBe("Docks");
    expect(await reportOf(() => write("Quays"))).toBe("Quays");
  });

  test("is reported when an editor renames a new file over the old, again and again", async () => {
    const { reportOf } = await follow();
    for (const title of ["Docks", "Quays", "Moles"]) {
      const replace = async () => {
        await write(title, "sections.yaml~");
        await rename(join(directory, "sections.yaml~"), join(directory, "sections.yaml"));
      };
      expect(await reportOf(replace)).toBe(title);
    }
  });

  test("is reported when links are turned to another folder, as mounted configurations are", async () => {
    await write("Docks", "other.yaml");
    const { reportOf } = await follow();
    const turn = async () => {
      await symlink(join(directory, "other.yaml"), join(directory, "link"));
      await rename(join(directory, "link"), join(directory, "sections.yaml"));
    };
    expect(await reportOf(turn)).toBe("Docks");
  });

  test("stays in force while the files have problems, which are reported once with their places", async () => {
    const { reportOf, reports } = await follow();
    const path = join(directory, "sections.yaml");
    expect(await reportOf(() => writeFile(path, "- { id: ports, titel: Docks }\n"))).toBe(
      [
        `${path}:1:3  the key "title" is missing`,
        `${path}:1:16  unknown key "titel" — did you mean "title"?`,
      ].join("\n"),
    );
    expect(await reportOf(() => unlink(path))).toBe(`${path}:1:1  the file is missing`);
    expect(await reportOf(() => write("Docks"))).toBe("Docks");
    expect(reports).toHaveLength(3);
  });

  test("is not reported when only comments change", async () => {
    const { reportOf, reports } = await follow();
    await writeFile(
      join(directory, "tags.yaml"),
      "# a comment\n- { id: ferry, title: Ferries, aliases: [Fähre] }\n",
    );
    await reportOf(() => write("Docks"));
    expect(reports).toEqual(["Docks"]);
  });

  test("is reported when it changed between its loading and the watch", async () => {
    const loaded = await loadConfiguration(directory);
    const current: Configuration | undefined =
      loaded.kind === "configuration" ? loaded.configuration : undefined;
    expect(current).toBeDefined();
    await write("Docks");
    const titles = new Promise<string[]>((resolve) => {
      follow({ current, onChange: ({ sections }) => resolve(sections.map(({ title }) => title)) });
    });
    expect(await titles).toEqual(["Docks"]);
  });

  test("is compared and reported as adjusted", async () => {
    const adjust = (configuration: Configuration): Configuration => ({
      ...configuration,
      site: { ...configuration.site, url: "https://adjusted.example" },
    });
    const loaded = await loadConfiguration(directory);
    if (loaded.kind !== "configuration") throw new Error("the test's own configuration is wrong");
    const { reportOf, reports } = await follow({ adjust, current: adjust(loaded.configuration) });
    await reportOf(() => write("Docks"));
    expect(reports).toEqual(["Docks"]);
    watch?.close();
    const urls = new Promise<string>((resolve) => {
      follow({ adjust, current: loaded.configuration, onChange: ({ site }) => resolve(site.url) });
    });
    expect(await urls).toBe("https://adjusted.example");
  });

  test("is reported again, when it is next looked at, where it could not be applied", async () => {
    let outages = 1;
    const applied: string[] = [];
    const bell = new EventEmitter();
    const { reportOf } = await follow({
      onChange: ({ sections }) => {
        outages -= 1;
        if (outages >= 0) throw new Error("an outage");
        applied.push(sections.map(({ title }) => title).join());
        bell.emit("applied");
      },
    });
    expect(await reportOf(() => write("Docks"))).toContain("could not be applied: an outage");
    const again = once(bell, "applied");
    await write("Docks");
    await again;
    expect(applied).toEqual(["Docks"]);
  });
});

describe("a list of sources in a file", () => {
  const FILE = "friends.opml";
  const list = (...names: string[]) =>
    writeFile(
      join(directory, FILE),
      `<opml>${names.map((name) => `<outline text="${name}" xmlUrl="https://${name}.example/"/>`).join("")}</opml>`,
    );

  test("is part of the configuration: read with it and again when it changes, and a problem where it is none", async () => {
    await list("quay", "mole");
    const lines: string[] = [];
    const bell = new EventEmitter();
    const say = (line: string) => {
      lines.push(line);
      bell.emit("line");
    };
    watch = await watchConfiguration(directory, {
      onChange: ({ lists }) => say(lists.flatMap(({ feeds = [] }) => feeds.map(({ title }) => title)).join()),
      onProblems: (problems) => say(problems.join()),
    });
    const told = async (act: () => Promise<void>) => {
      const heard = once(bell, "line");
      await act();
      await heard;
      return lines.at(-1);
    };
    const element = `- { id: friends, title: Friends, opml: ${FILE} }\n`;
    expect(await told(() => writeFile(join(directory, "sources.yaml"), element))).toBe("quay,mole");
    expect(await told(() => list("pier"))).toBe("pier");
    expect(await told(() => writeFile(join(directory, FILE), "<html>"))).toBe(
      `${join(directory, FILE)}:1:1  the list "friends" is not OPML: it has no <opml> element`,
    );
    expect(await told(() => unlink(join(directory, FILE)))).toBe(
      `${join(directory, FILE)}:1:1  the list "friends" is missing`,
    );
    expect(await told(() => list("lock", "pier"))).toBe("lock,pier");
  });
});
