import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";

/** A key and its certificate, in PEM, made for one test run. */
export interface Certified {
  name: string;
  key: string;
  cert: string;
}

/** What a certificate says. Unsigned by another, it is signed by itself. */
export interface CertificateWish {
  /** Whose it is. */
  name?: string;
  /** Names and addresses it is for; none for an authority. */
  hosts: string[];
  from?: Date;
  until?: Date;
  issuer?: Certified;
}

const DAY = 86_400_000;
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";

/** Makes a certificate (X.509 version 3, RFC 5280 §4.1) over a new P-256 key. */
export function makeCertificate({
  name = "Test authority",
  hosts,
  from,
  until,
  issuer,
}: CertificateWish): Certified {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(oid(ECDSA_SHA256)),
    distinguished(issuer?.name ?? name),
    sequence(time(from ?? new Date(Date.now() - DAY)), time(until ?? new Date(Date.now() + DAY))),
    distinguished(name),
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(hosts.length === 0 ? authority() : alternatives(hosts))),
  );
  const der = sequence(body, sequence(oid(ECDSA_SHA256)), bits(sign("sha256", body, issuer?.key ?? key)));
  const text = der
    .toString("base64")
    .match(/.{1,64}/g)
    ?.join("\n");
  return { name, key, cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n` };
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const integer = (bytes: Buffer) => tagged(0x02, bytes);
const bits = (bytes: Buffer) => tagged(0x03, Buffer.from([0]), bytes);
const octets = (bytes: Buffer) => tagged(0x04, bytes);

function distinguished(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(oid("2.5.4.3"), tagged(0x0c, Buffer.from(commonName)))));
}

function time(moment: Date): Buffer {
  return tagged(0x18, Buffer.from(`${moment.toISOString().replace(/\D/g, "").slice(0, 14)}Z`));
}

function authority(): Buffer {
  return sequence(
    oid("2.5.29.19"),
    tagged(0x01, Buffer.from([0xff])),
    octets(sequence(tagged(0x01, Buffer.from([0xff])))),
  );
}

function alternatives(hosts: string[]): Buffer {
  const names = hosts.map((host) =>
    isIP(host) === 4
      ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
      : tagged(0x82, Buffer.from(host)),
  );
  return sequence(oid("2.5.29.17"), octets(sequence(...names)));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
