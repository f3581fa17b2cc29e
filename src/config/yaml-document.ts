import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from "yaml";

/** A place in a file. Lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Keys and indexes from the document's root to a value. */
export type ValuePath = ReadonlyArray<PropertyKey>;

/** A YAML file as read: its value, and where each part of it stands. */
export interface YamlDocument {
  value: unknown;
  /** What is wrong with the YAML itself. */
  errors: Array<Place & { message: string }>;
  /** True where so much is wrong that the value means nothing. */
  broken: boolean;
  /** Where a value stands, or the nearest that contains it. */
  placeOf(path: ValuePath): Place;
  /** Where the key of a value stands, or the nearest that contains it. */
  placeOfKey(path: ValuePath): Place;
}

/** Reads one YAML 1.2 document. Never throws: what cannot be read is in `errors`. */
export function readYaml(text: string): YamlDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults: YAMLError[] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const breaking = faults.find(({ code }) => code !== "DUPLICATE_KEY");
  const broken = breaking !== undefined;
  // What follows a broken place is mostly its echo.
  const shown = faults.filter((fault) => fault.code === "DUPLICATE_KEY" || fault === breaking);
  const errors = shown.map((error) => ({ ...place(error.pos[0]), message: explain(error, text) }));
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const find = (path: ValuePath) => locate(document.contents, path, resolve);
  return {
    value: broken ? undefined : document.toJS(),
    errors,
    broken,
    placeOf: (path) => place(find(path).value),
    placeOfKey: (path) => place(find(path).key),
  };
}

/** Offsets of a value and of its key; of the deepest container that exists where the path leads nowhere. */
function locate(
  root: unknown,
  path: ValuePath,
  resolve: (node: unknown) => unknown,
): { key: number; value: number } {
  let node = resolve(root);
  let offsets = { key: offsetOf(node), value: offsetOf(node) };
  for (const step of path) {
    // One element written without its brackets is the list's only one.
    if (step === 0 && !isSeq(node)) continue;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offsets;
      const key = offsetOf(pair.key);
      // A key without a value has nothing else to point at.
      offsets = { key, value: isNode(pair.value) && pair.value.range ? pair.value.range[0] : key };
      node = resolve(pair.value);
    } else if (isSeq(node) && typeof step === "number" && node.items[step] !== undefined) {
      const offset = offsetOf(node.items[step]);
      offsets = { key: offset, value: offset };
      node = resolve(node.items[step]);
    } else return offsets;
  }
  return offsets;
}

function offsetOf(node: unknown): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
}

function explain(error: YAMLError, text: string): string {
  if (error.code === "DUPLICATE_KEY") {
    const key = /^[^\s:]+/.exec(text.slice(error.pos[0]))?.[0];
    return key ? `the key "${key}" is written twice` : "a key is written twice";
  }
  const line = text.slice(text.lastIndexOf("\n", error.pos[0] - 1) + 1);
  if (error.code === "TAB_AS_INDENT" || /^ *\t/.test(line))
    return "a tab is used to indent; YAML takes only spaces";
  return error.message.replace(/\n[\s\S]*$/, "");
}
