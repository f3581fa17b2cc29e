/** Writes numbers and short texts one after the other, big-endian. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(512);
  private length = 0;

  byte(value: number): void {
    this.grow(1);
    this.length = this.buffer.writeUInt8(value, this.length);
  }

  /** 0–65535. */
  short(value: number): void {
    this.grow(2);
    this.length = this.buffer.writeUInt16BE(value, this.length);
  }

  /** A whole number of 48 bits. */
  long(value: number): void {
    this.grow(6);
    this.length = this.buffer.writeUIntBE(value, this.length, 6);
  }

  /** At most 255 numbers of 8 bits. */
  bytesOf(values: readonly number[]): void {
    this.byte(values.length);
    for (const value of values) this.byte(value);
  }

  /** At most 255 numbers of 16 bits. */
  shorts(values: readonly number[]): void {
    this.byte(values.length);
    for (const value of values) this.short(value);
  }

  /** At most 255 numbers of 32 bits. */
  words(values: readonly number[]): void {
    this.byte(values.length);
    for (const value of values) {
      this.grow(4);
      this.length = this.buffer.writeUInt32BE(value, this.length);
    }
  }

  /** At most 255 numbers of 24 bits. */
  triples(values: readonly number[]): void {
    this.byte(values.length);
    for (const value of values) {
      this.grow(3);
      this.length = this.buffer.writeUIntBE(value, this.length, 3);
    }
  }

  /** At most 65,535 bytes of UTF-8. */
  text(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.short(bytes);
    this.grow(bytes);
    this.length += this.buffer.write(text, this.length);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.buffer.subarray(0, this.length));
  }

  private grow(by: number): void {
    if (this.length + by <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.length + by) * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
