import { describe, expect, it } from "vitest";
import { createAddressGuard } from "../../src/fetch/address-guard.ts";

const closed = createAddressGuard([]);

describe("a guard that opens nothing", () => {
  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.251",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "[::1]",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "::127.0.0.1",
    "::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::192.168.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:0101::1",
    "2002:a9fe:a9fe::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "::ffff:169.254.169.254",
    "",
    "localhost",
    "1.2.3",
    "::ffff:1.2.3.4.5",
  ])("refuses %s", (address) => {
    expect(closed.refusal(address)).toBeTypeOf("string");
  });

  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
  ])("lets %s through", (address) => {
    expect(closed.refusal(address)).toBeUndefined();
  });
});

describe("a guard with ranges opened on purpose", () => {
  const open = createAddressGuard(["127.0.0.0/8", "fd00::/8"]);
  it("lets exactly these through", () => {
    expect(open.refusal("127.0.0.1")).toBeUndefined();
    expect(open.refusal("::ffff:127.0.0.1")).toBeUndefined();
    expect(open.refusal("fd00::1")).toBeUndefined();
    expect(open.refusal("10.0.0.1")).toBe("10.0.0.1 is a private address");
    expect(open.refusal("::1")).toBe("::1 is a loopback address");
  });
});
