/** An element that has been written and not yet closed. */
export interface OpenElement<Note> {
  name: string;
  /** The bits of `ELEMENTS`. */
  flags: number;
  /** Its start tag as written. */
  tag: string;
  /** Where in the output its start tag stands. */
  chunk: number;
  /** Elements inside it that were not written but whose end tags will come, by name. */
  unwritten: Map<string, number> | undefined;
  /** Whatever the owner wants to know of it when it closes. */
  note: Note | undefined;
  /** False where its tags must vanish when it closes. */
  kept: boolean;
}
