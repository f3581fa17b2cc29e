import type { z } from "zod";
import type { ConfigPart } from "./config-file.ts";
import type { sectionSchema } from "./schema/section-schema.ts";
import type { siteSchema } from "./schema/site-schema.ts";
import type { SourceElement } from "./schema/source-schema.ts";
import type { tagSchema } from "./schema/tag-schema.ts";
import type { ValuePath } from "./yaml-document.ts";

/** The elements of a list that passed the schema, each at its place in the file; those that did not leave a hole. */
export interface CheckedList<Element> {
  elements: Array<Element | undefined>;
  /** Their ids, also of those that did not pass. */
  ids: Array<string | undefined>;
}

/** One element of `sections.yaml` after its schema. */
export type CheckedSection = z.output<typeof sectionSchema>;
/** One element of `tags.yaml` after its schema. */
export type CheckedTag = z.output<typeof tagSchema>;

/** The files' values after their schemas; a part is absent where its file could not be read at all. */
export interface CheckedParts {
  site?: z.output<typeof siteSchema>;
  sources?: CheckedList<SourceElement>;
  sections?: CheckedList<CheckedSection>;
  tags?: CheckedList<CheckedTag>;
}

/** A mistake that shows only when elements or files are held against each other. */
export interface ReferenceProblem {
  part: ConfigPart;
  path: ValuePath;
  message: string;
}
