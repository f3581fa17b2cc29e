import { decodeHTMLAttribute } from "entities/decode";

/** The attributes of one start tag as they were written: names in lower case, values decoded when asked for. */
export class RawAttributes {
  private readonly names: string[] = [];
  private readonly values: string[] = [];

  /** Adds one as the tokenizer reads it. */
  add(name: string, value: string): void {
    this.names.push(name.toLowerCase());
    this.values.push(value);
  }

  get length(): number {
    return this.names.length;
  }

  name(index: number): string {
    return this.names[index] ?? "";
  }

  value(index: number): string {
    const raw = this.values[index] ?? "";
    return raw.includes("&") ? decodeHTMLAttribute(raw) : raw;
  }

  /** The first of that name counts (HTML standard §13.2.5.33). */
  get(name: string): string | undefined {
    const index = this.names.indexOf(name);
    return index < 0 ? undefined : this.value(index);
  }
}
