/** Reads what a `ByteWriter` wrote. A RangeError where the bytes end too soon. */
export class ByteReader {
  private readonly buffer: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.isBuffer(bytes)
      ? bytes
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.buffer[this.take(1)] as number;
  }

  short(): number {
    return this.buffer.readUInt16BE(this.take(2));
  }

  long(): number {
    return this.buffer.readUIntBE(this.take(6), 6);
  }

  bytesOf(): number[] {
    return this.numbers(1);
  }

  shorts(): number[] {
    return this.numbers(2);
  }

  triples(): number[] {
    return this.numbers(3);
  }

  words(): number[] {
    return this.numbers(4);
  }

  text(): string {
    const length = this.short();
    const from = this.take(length);
    return this.buffer.toString("utf8", from, from + length);
  }

  /** Passes over so many bytes. */
  skip(bytes: number): void {
    this.take(bytes);
  }

  /** Passes over as many numbers as a byte says, of so many bytes each. */
  skipNumbers(width: number): void {
    this.take(this.byte() * width);
  }

  /** So many as a byte says, of so many bytes each. */
  private numbers(width: number): number[] {
    const { buffer } = this;
    const count = this.byte();
    let at = this.take(count * width);
    const values: number[] = [];
    for (let next = 0; next < count; next += 1) {
      let value = 0;
      for (const end = at + width; at < end; at += 1) value = value * 256 + (buffer[at] as number);
      values.push(value);
    }
    return values;
  }

  /** Where the next bytes stand, which are read now. */
  private take(bytes: number): number {
    const from = this.at;
    this.at += bytes;
    if (this.at > this.buffer.length) throw new RangeError("the bytes of a sketch end too soon");
    return from;
  }
}
