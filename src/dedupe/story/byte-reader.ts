/** Reads what a `ByteWriter` wrote. A RangeError where the bytes end too soon. */
export class ByteReader {
  private readonly buffer: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.number(1);
  }

  short(): number {
    return this.number(2);
  }

  long(): number {
    return this.number(6);
  }

  bytesOf(): number[] {
    return Array.from({ length: this.byte() }, () => this.number(1));
  }

  shorts(): number[] {
    return Array.from({ length: this.byte() }, () => this.number(2));
  }

  triples(): number[] {
    return Array.from({ length: this.byte() }, () => this.number(3));
  }

  words(): number[] {
    return Array.from({ length: this.byte() }, () => this.number(4));
  }

  text(): string {
    const length = this.short();
    this.at += length;
    if (this.at > this.buffer.length) throw new RangeError("the bytes of a sketch end too soon");
    return this.buffer.toString("utf8", this.at - length, this.at);
  }

  private number(bytes: number): number {
    const value = this.buffer.readUIntBE(this.at, bytes);
    this.at += bytes;
    return value;
  }
}
