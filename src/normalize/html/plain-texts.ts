/** The texts of a document in their order, so that an element's own text can be told when it closes. */
export class PlainTexts {
  private readonly texts: string[] = [];

  /** The place of the next text. */
  get length(): number {
    return this.texts.length;
  }

  add(text: string): void {
    this.texts.push(text);
  }

  /** Notes that a block begins or ends here: what stands on both sides is not one word. */
  part(): void {
    if (this.texts.at(-1) !== " ") this.texts.push(" ");
  }

  /** Everything since a place, in one line, at most `longest` characters. */
  since(place: number, longest: number): string {
    let text = "";
    const end = Math.min(this.texts.length, place + 1000);
    for (let index = place; index < end && text.length < longest; index += 1) text += this.texts[index];
    return text.replace(/\s+/g, " ").trim().slice(0, longest);
  }
}
