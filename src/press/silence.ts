const frameBytes = 417;
const framesPerSecond = 44_100 / 1152;

/** How many bytes {@link silence} gives for so many seconds. */
export function silenceLength(seconds: number): number {
  return Math.ceil(seconds * framesPerSecond) * frameBytes;
}

/** So many seconds of silent MP3 (MPEG-1 layer III, 128 kbit/s, 44.1 kHz): what the sample press' podcast serves. */
export function silence(seconds: number): Buffer {
  const bytes = Buffer.alloc(silenceLength(seconds));
  for (let at = 0; at < bytes.length; at += frameBytes) bytes.writeUInt32BE(0xfffb9000, at);
  return bytes;
}
