import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const width = 640;
const height = 360;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG picture (PNG 1.2, indexed colour) of an invented waterfront: sky, sun, roofs, water. The same key always gives the same
 * bytes, and two keys give two pictures.
 */
export function drawPicture(key: string): Buffer {
  const seed = createHash("sha256").update(key).digest();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", palette(seed)),
    chunk("IDAT", deflateSync(pixels(seed))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** 0–15 sky from zenith to horizon, 16 sun, 17 far roofs, 18 near roofs, 19 water, 20 glint, 21 lit window. */
function palette(seed: Buffer): Buffer {
  const hue = seed.readUInt8(0) / 255;
  const from = [30 + 60 * hue, 50 + 40 * (1 - hue), 110 + 40 * hue];
  const to = [250, 190 + 40 * hue, 150 + 60 * (1 - hue)];
  const sky = Array.from({ length: 16 }, (_, step) =>
    from.map((value, at) => value + (((to[at] ?? 0) - value) * step) / 15),
  );
  const rest = [
    [255, 238, 200],
    [70, 66, 96],
    [34, 34, 52],
    [40, 70, 100],
    [120, 150, 170],
    [255, 214, 120],
  ];
  return Buffer.from([...sky, ...rest].flat().map(Math.round));
}

function pixels(seed: Buffer): Buffer {
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw.writeUInt8(colourAt(seed, x, y), y * (width + 1) + 1 + x);
  }
  return raw;
}

function colourAt(seed: Buffer, x: number, y: number): number {
  const horizon = 250;
  if (y > horizon) return (x * 7 + y * 13 + seed.readUInt8(1)) % 29 === 0 ? 20 : 19;
  const near = roof(seed, 2, x, 40, 110);
  if (y > horizon - near) return x % 10 === 4 && y % 14 === 5 && (x * y + near) % 3 === 0 ? 21 : 18;
  if (y > horizon - roof(seed, 14, x, 56, 150)) return 17;
  const sunX = 60 + 2 * seed.readUInt8(28);
  const sunY = 60 + (seed.readUInt8(29) >> 1);
  if ((x - sunX) ** 2 + (y - sunY) ** 2 < 32 ** 2) return 16;
  return Math.floor((y * 16) / (horizon + 1));
}

function roof(seed: Buffer, from: number, x: number, step: number, tallest: number): number {
  return 18 + (seed.readUInt8(from + (Math.floor(x / step) % 12)) * (tallest - 18)) / 255;
}
