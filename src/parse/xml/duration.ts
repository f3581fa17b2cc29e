/** Seconds of `3723`, `62:03`, `1:02:03` or `PT1H2M3S`; `undefined` for anything else. */
export function parseDuration(text: string | undefined): number | undefined {
  const plain = (text ?? "").trim();
  if (/^\d{1,7}(?:\.\d{1,6})?$/.test(plain)) return Math.round(Number(plain));
  const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:\.\d{1,6})?$/.exec(plain);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:\.\d{1,6})?S)?$/i.exec(plain);
  if (iso === null || plain.length < 3) return undefined;
  return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
}
