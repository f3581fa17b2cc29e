import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { webhookHeaders } from "../../src/webhooks/sign-webhook.ts";
import { eventId, isDead, webhookId } from "../../src/webhooks/webhook-names.ts";

describe("a webhook's signature", () => {
  const tell = { id: "evt_1", timestamp: 1_700_000_000, body: '{"a":"é"}' };

  test("is over id, time and body, with the secret as it stands", () => {
    const expected = createHmac("sha256", "a secret of sixteen")
      .update(Buffer.from('evt_1.1700000000.{"a":"é"}', "utf8"))
      .digest("base64");
    expect(webhookHeaders(tell, "a secret of sixteen")).toEqual({
      "content-type": "application/json; charset=utf-8",
      "webhook-id": "evt_1",
      "webhook-timestamp": "1700000000",
      "webhook-signature": `v1,${expected}`,
    });
  });

  test("takes a secret that says it is base64 for what it holds", () => {
    const bytes = Buffer.from([1, 2, 3, 250, 251, 252]);
    const expected = createHmac("sha256", bytes).update('evt_1.1700000000.{"a":"é"}').digest("base64");
    const headers = webhookHeaders(tell, `whsec_${bytes.toString("base64")}`);
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
  });

  test("is another for every id, time and body", () => {
    const of = (change: Partial<typeof tell>) =>
      webhookHeaders({ ...tell, ...change }, "a secret of sixteen")["webhook-signature"];
    expect(new Set([of({}), of({ id: "evt_2" }), of({ timestamp: 1 }), of({ body: "{}" })]).size).toBe(4);
  });
});

describe("names", () => {
  test("of events are the same for the same, and for nothing else", () => {
    const event = { type: "entry.published", ref: "paper/abc" } as const;
    expect(eventId("sections/a", event, "1")).toBe(eventId("sections/a", event, "1"));
    expect(eventId("sections/a", event, "1")).not.toBe(eventId("sections/b", event, "1"));
    expect(eventId("sections/a", event, "1")).not.toBe(eventId("sections/a", event, "2"));
    expect(webhookId("sections/a", { url: "https://a.example/" })).not.toBe(
      webhookId("sections/a", { url: "https://b.example/" }),
    );
  });

  test("of the dead are those that are gone, or failed for three days", () => {
    const day = 24 * 60 * 60_000;
    expect(isDead({}, 0)).toBe(false);
    expect(isDead({ failingSince: 0 }, 3 * day)).toBe(false);
    expect(isDead({ failingSince: 0 }, 3 * day + 1)).toBe(true);
    expect(isDead({ gone: true }, 0)).toBe(true);
  });
});
