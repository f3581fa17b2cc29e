import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes the configuration of a small network whose sources live at one loopback origin, polled every second. */
export async function writeNetwork(
  directory: string,
  origin: string,
  sourceIds: readonly string[],
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const files: Record<string, string> = {
    "site.yaml": `title: The Loopback Wire
url: https://wire.example
language: en
contact: desk@wire.example
polling: { min: 1s, max: 2s, timeout: 1s, maxBytes: 1MB, perHost: { concurrency: 8, spacing: 0s, scope: host } }
network: { allow: ["127.0.0.0/8"] }
retention: { days: 3650, perSource: 5000 }
window: { entries: 1000, days: 3650 }
`,
    "sources.yaml": sourceIds.map((id) => `- { id: ${id}, title: ${id}, url: "${origin}/${id}" }\n`).join(""),
    "sections.yaml": `- { id: work, title: Work, match: [{ tag: [labor, ports] }] }
- { id: city, title: City, match: [{ tag: [housing, schools] }, { text: { title: "Report 1 " } }] }
`,
    "tags.yaml": "- { id: labor, title: Labor, aliases: [trabajo] }\n",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}
