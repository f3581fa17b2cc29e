import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rss, serve } from "../websub/documents.ts";
import { DESK_TOKEN, type Subscriber, startSubscriber } from "../websub/start-subscriber.ts";

let own: Subscriber;
let cookie: string;

beforeAll(async () => {
  own = await startSubscriber();
  own.answer = serve(rss(3));
  await own.poll();
  const entered = await post("/admin/enter", { token: DESK_TOKEN }, "");
  expect(entered.status).toBe(303);
  cookie = /^[^;]+/.exec(entered.headers.get("set-cookie") ?? "")?.[0] ?? "";
});
afterAll(() => own.close());

async function get(path: string, headers: Record<string, string> = { cookie }): Promise<Response> {
  return await fetch(`${own.url}${path}`, { headers: { accept: "text/html", ...headers } });
}

async function post(path: string, fields: Record<string, string>, session = cookie): Promise<Response> {
  return await fetch(`${own.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: session, accept: "text/html" },
    body: new URLSearchParams(fields),
  });
}

async function formKey(): Promise<string> {
  return /name="key" value="([^"]+)"/.exec(await (await get("/admin")).text())?.[1] ?? "";
}

/** Presses a button of the source's page and gives the page that follows. */
async function press(action: string): Promise<string> {
  const answer = await post(`/admin/sources/paper-1/${action}`, { key: await formKey() });
  expect(answer.status).toBe(303);
  return await (await get(answer.headers.get("location") ?? "")).text();
}

describe("the door", () => {
  it.each(["/admin", "/admin/sources", "/admin/sources/paper-1", "/admin/feeds"])(
    "%s asks for the token",
    async (path) => {
      const answer = await get(path, {});
      expect(answer.status).toBe(401);
      const page = await answer.text();
      expect(page).toContain('name="token"');
      // But for where it leads to, which whoever asks has told it.
      expect(page.replace(`value="${path}"`, "")).not.toContain("paper-1");
    },
  );

  it("gives a cookie that no script and no other site can use, and none for a wrong token", async () => {
    const right = await post("/admin/enter", { token: DESK_TOKEN }, "");
    expect(right.headers.get("set-cookie")).toMatch(
      /Path=\/admin; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    const wrong = await post("/admin/enter", { token: "another token altogether" }, "");
    expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([401, null]);
    expect(await wrong.text()).toContain("This is not the token.");
  });

  it("leads to the page of the desk that was asked for, and nowhere else", async () => {
    for (const [to, place] of [
      ["/admin/sources?find=a+paper", "/admin/sources?find=a+paper"],
      ["/admin", "/admin"],
      ["https://elsewhere.example/admin", "/admin"],
      ["//elsewhere.example/admin", "/admin"],
      ["/adminelsewhere", "/admin"],
      ["/admin/\r\nset-cookie: x=y", "/admin"],
    ] as const) {
      const answer = await post("/admin/enter", { token: DESK_TOKEN, to }, "");
      expect([answer.status, answer.headers.get("location")], to).toEqual([303, place]);
    }
  });

  it("says to who is signed out and sends a form that nothing was changed", async () => {
    const answer = await post("/admin/sources/paper-1/pause", {}, "");
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain("Nothing was changed: you are signed out.");
    expect(page).toContain('name="to" value="/admin"');
    expect((await own.services.due.paused()).has("paper-1")).toBe(false);
  });

  it("knows no session of its own making that has ended, was altered, or is another token's", async () => {
    const [, end = "", signature = ""] = /=(\d+)\.(.*)$/.exec(cookie) ?? [];
    for (const value of [`${Number(end) + 1}.${signature}`, `${end}.`, "x", `${end}.${signature}x`]) {
      expect((await get("/admin", { cookie: `broadsheet-desk=${value}` })).status).toBe(401);
    }
    own.pass(13 * 60 * 60_000);
    expect((await get("/admin")).status).toBe(401);
    own.pass(-13 * 60 * 60_000);
    expect((await get("/admin")).status).toBe(200);
  });

  it("lets in who a reverse proxy names, and programmes with the token as a bearer", async () => {
    expect((await get("/admin", { "x-remote-user": "ada" })).status).toBe(200);
    const answer = await get("/admin/status.json", { authorization: `Bearer ${DESK_TOKEN}` });
    const { sources } = (await answer.json()) as { sources: Array<{ id: string }> };
    expect(sources.map(({ id }) => id)).toEqual(["paper-1"]);
    expect((await get("/admin/status.json", { authorization: "Bearer wrong" })).status).toBe(401);
  });

  it("takes no form without its session's key", async () => {
    for (const fields of [{}, { key: "x" }] as Array<Record<string, string>>) {
      expect((await post("/admin/sources/paper-1/pause", fields)).status).toBe(403);
    }
    expect((await own.services.due.paused()).has("paper-1")).toBe(false);
  });

  it("keeps its pages out of frames, caches and search engines", async () => {
    const { headers } = await get("/admin");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("after ten wrong tokens a minute, takes none, right or wrong", async () => {
    let last = 0;
    for (let time = 0; time < 11 && last !== 429; time += 1)
      last = (await post("/admin/enter", { token: "guess" }, "")).status;
    expect(last).toBe(429);
    expect((await post("/admin/enter", { token: DESK_TOKEN }, "")).status).toBe(429);
    own.pass(61_000);
    expect((await post("/admin/enter", { token: DESK_TOKEN }, "")).status).toBe(303);
  });
});

describe("the pages", () => {
  it("say that nothing needs anybody, or what does and what to do about it", async () => {
    expect(await (await get("/admin")).text()).toContain("Nothing. Every source answers.");
    own.answer = (_request, response) => response.writeHead(404).end();
    own.pass(60 * 60_000);
    await own.poll();
    const page = await (await get("/admin")).text();
    expect(page).toContain("failing ×1");
    expect(page).toContain("There is nothing at its address any more");
    own.answer = serve(rss(4));
    own.pass(24 * 60 * 60_000);
    await own.services.due.schedule(["paper-1"], own.services.now());
    await own.poll();
    // The session has ended with the day.
    const entered = await post("/admin/enter", { token: DESK_TOKEN }, "");
    cookie = /^[^;]+/.exec(entered.headers.get("set-cookie") ?? "")?.[0] ?? "";
  });

  it("show each source with its last polls, in pictures that say in words what they show", async () => {
    const page = await (await get("/admin/sources")).text();
    expect(page).toMatch(/aria-label="Last 3 polls: 2 with news, 0 without, 1 failed\."/);
    expect(page).toMatch(/aria-label="\d+ new entries in the last 14 days/);
    expect((page.match(/<tr[ >]/g) ?? []).length).toBe(2);
  });

  it("show one source whole, and its polls", async () => {
    const page = await (await get("/admin/sources/paper-1")).text();
    expect(page).toContain("The last 3 polls");
    expect(page).toContain("<dt>next poll</dt>");
    expect((await get("/admin/sources/nobody")).status).toBe(404);
  });

  it("say of what is not there where to go on, and tell programmes so as problems", async () => {
    for (const path of [
      "/admin/nowhere",
      "/admin/sources/nobody",
      "/admin/entries/paper-1/nothing",
      "/admin/config/passwd",
    ]) {
      const page = await get(path);
      expect(page.status, path).toBe(404);
      expect(await page.text(), path).toContain('<nav aria-label="Desk">');
      const problem = await get(path, { cookie, accept: "application/json" });
      expect(problem.headers.get("content-type"), path).toContain("application/problem+json");
      expect(problem.headers.get("x-robots-tag"), path).toContain("noindex");
    }
  });

  it("list the feeds with their subscribers", async () => {
    const page = await (await get("/admin/feeds")).text();
    expect(page).toContain("<code>/sections/work</code>");
  });
});

describe("the buttons", () => {
  it("pause and resume", async () => {
    expect(await press("pause")).toContain("Paused: it is left alone");
    expect((await own.services.due.paused()).has("paper-1")).toBe(true);
    expect(await press("resume")).toContain("Resumed: it is polled again");
    expect((await own.services.due.paused()).has("paper-1")).toBe(false);
  });

  it("poll now, but not twice within a minute", async () => {
    own.pass(120_000);
    const before = own.origin.requests.length;
    expect(await press("poll")).toContain("Polled. What came of it stands below.");
    expect(await press("poll")).toContain("not asked again so soon");
    expect(own.origin.requests.length).toBe(before + 1);
  });
});

describe("entries and stories", () => {
  const refs = async () => {
    const window = await own.services.editions.window("sources/paper-1");
    return (window?.entries ?? []).map(({ ref }) => ref);
  };
  const act = async (ref: string, action: string, fields: Record<string, string> = {}) => {
    const answer = await post(`/admin/entries/${ref}/${action}`, { key: await formKey(), ...fields });
    expect(answer.status).toBe(303);
    return await (await get(answer.headers.get("location") ?? "")).text();
  };

  it("are found by id, and joined, pinned, split and forgotten", async () => {
    const [one = "", other = ""] = await refs();
    const found = await get(`/admin/entries?name=${encodeURIComponent(one)}`);
    expect(found.url).toBe(`${own.url}/admin/entries/${one}`);
    expect(await found.text()).toContain("It stands alone.");
    const joined = await act(one, "join", { other });
    expect(joined).toContain("The two are told as one story.");
    expect(joined).toContain("An operator joined them.");
    expect(await act(other, "pin")).toContain(", pinned");
    expect(await act(one, "split")).toContain("It stands alone.");
    expect(await act(one, "forget")).toContain("It stands alone.");
    expect(await act(one, "join", { other: "https://nobody.example/" })).toContain("No other entry has this");
  });

  it("are removed for good", async () => {
    const [gone = ""] = await refs();
    expect(await act(gone, "remove", { because: "The writer asked for it" })).toContain(
      "Removed from every feed",
    );
    expect(await refs()).not.toContain(gone);
    expect((await get(`/admin/entries/${gone}`)).status).toBe(404);
    const answer = await get(`/api/v1/entries/${gone}`, { accept: "application/json" });
    expect(answer.status).toBe(410);
  });
});

it("signing out ends the session of this browser", async () => {
  const answer = await post("/admin/leave", { key: await formKey() });
  expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
});
