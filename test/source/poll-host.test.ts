import { describe, expect, it } from "vitest";
import { pollHost } from "../../src/source/poll-host.ts";

describe("pollHost", () => {
  it.each([
    ["https://feeds.paper.example.co.uk/rss", "example.co.uk"],
    ["https://paper.blogspot.com/rss", "paper.blogspot.com"],
    ["http://127.0.0.1:4711/feed", "127.0.0.1"],
    ["http://localhost/feed", "localhost"],
    ["http://[::1]:8080/feed", "[::1]"],
  ])("by domain %s counts as %s", (url, host) => {
    expect(pollHost(url, "domain")).toBe(host);
  });

  it("by host is exactly the host", () => {
    expect(pollHost("https://feeds.paper.example/rss", "host")).toBe("feeds.paper.example");
  });
});
