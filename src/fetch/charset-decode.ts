import { big5 } from "./charset-big5.ts";
import { byTable, hasTable } from "./charset-by-table.ts";
import { ebcdic } from "./charset-ebcdic.ts";
import { isSevenBit, sevenBit } from "./charset-seven-bit.ts";
import { utf32 } from "./charset-utf-32.ts";
import { windows949 } from "./charset-windows-949.ts";
import { windows1252 } from "./charset-windows-1252.ts";

/** Decodes by an encoding's name as `charsetOfLabel` gives it; bytes that mean nothing in it become U+FFFD. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === "windows-1252") return windows1252(bytes);
  if (charset === "utf-32be" || charset === "utf-32le") return utf32(bytes, charset === "utf-32le");
  if (charset === "ibm037") return ebcdic(bytes);
  if (charset === "big5") return big5(bytes);
  if (charset === "euc-kr") return windows949(bytes);
  if (isSevenBit(charset)) return sevenBit(bytes, charset);
  if (hasTable(charset)) return byTable(bytes, charset);
  return new TextDecoder(charset).decode(bytes);
}
