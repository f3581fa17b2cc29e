import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSessions } from "../../src/desk/sessions.ts";
import { watch } from "../../src/pipeline/watch.ts";
import { type Origin, startOrigin } from "../origin/start-origin.ts";
import { rss, serve } from "../websub/documents.ts";
import { DESK_TOKEN, type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

let own: Subscriber;
let chat: Origin;
let status = 200;
const posted: Array<{ text: string; alerts: Array<{ id: string; ended?: number }> }> = [];

beforeAll(async () => {
  own = await startSubscriber();
  chat = await startOrigin(async (request, response) => {
    const body = await text(request);
    if (status === 200) posted.push(JSON.parse(body));
    response.writeHead(status).end();
  });
});
afterAll(async () => {
  await chat.close();
  await own.close();
});

const look = () => watch({ ...own.services, alertWebhook: `${chat.url}/hooks/secret-part` });
const feed = async (query = `?key=${createSessions(DESK_TOKEN).feedKey()}`, headers = {}) =>
  await fetch(`${own.url}/admin/alerts.atom${query}`, { headers });

describe("a source that has never been read", () => {
  it("is told once, in the log, at the webhook and in the feed", async () => {
    await look();
    expect(posted).toEqual([]);
    for (let time = 0; time < 3; time += 1) await own.poll();
    await look();
    await look();
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toMatch(
      /^The Loopback Wire:\npaper-1 has never been read: .*404.* broadsheet status paper-1/,
    );
    expect(posted[0]?.alerts).toMatchObject([{ id: "source/paper-1" }]);
    expect(own.log.filter((line) => line.includes('"alert":"source/paper-1"'))).toHaveLength(1);
    const headers = { authorization: `Bearer ${DESK_TOKEN}`, accept: "text/html" };
    const page = await (await fetch(`${own.url}/admin`, { headers })).text();
    expect(page).toMatch(/paper-1<\/a>[\s\S]*What to do:[\s\S]*Alerts have told of it since just now\./);
    const place = /href="(\/admin\/alerts\.atom\?key=[^"]+)"/.exec(page)?.[1] ?? "";
    expect((await fetch(`${own.url}${place}`)).status).toBe(200);
    const atom = await (await feed()).text();
    expect(atom.match(/<entry>/g)).toHaveLength(1);
    expect(atom).toContain(
      `<link rel="alternate" type="text/html" href="${own.url}/admin/sources/paper-1"/>`,
    );
  });

  it("is over when it is read, and a webhook that fails is told later", async () => {
    own.answer = serve(rss(3));
    await own.poll();
    status = 500;
    await look();
    await look();
    expect(posted).toHaveLength(1);
    const lines = own.log.filter((line) => line.includes("did not take them"));
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain("secret-part");
    status = 200;
    await look();
    await look();
    expect(posted.slice(1)).toMatchObject([
      {
        text: expect.stringMatching(/\nOver: paper-1/),
        alerts: [{ id: "source/paper-1", ended: expect.any(Number) }],
      },
    ]);
    const atom = await (await feed()).text();
    expect(atom.match(/<entry>/g)).toHaveLength(1);
    expect(atom).toMatch(/<title>Over: paper-1.*<\/title>/);
  });
});

describe("the feed of alerts", () => {
  it("opens to its key or the token, and to nothing else; its key opens nothing else", async () => {
    const key = createSessions(DESK_TOKEN).feedKey();
    expect((await feed("", { authorization: `Bearer ${DESK_TOKEN}` })).status).toBe(200);
    for (const query of ["", "?key=", `?key=${key}x`, `?key=${DESK_TOKEN}`, `?key=${key}&key=${key}`])
      expect((await feed(query)).status, query).toBe(401);
    expect((await feed("", { authorization: `Bearer ${key}` })).status).toBe(401);
    const page = await fetch(`${own.url}/admin`, { headers: { authorization: `Bearer ${key}` } });
    expect(page.status).toBe(401);
  });
});
