/** Minutes east of Greenwich by zone name; where a name is used for several zones, the one news publishers mean. */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  z: 0,
  zulu: 0,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  west: 60,
  wat: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  sast: 120,
  cat: 120,
  eest: 180,
  msk: 180,
  eat: 180,
  trt: 180,
  idt: 180,
  msd: 240,
  gst: 240,
  irst: 210,
  pkt: 300,
  ist: 330,
  npt: 345,
  bdt: 360,
  ict: 420,
  wib: 420,
  hkt: 480,
  sgt: 480,
  awst: 480,
  pht: 480,
  myt: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  brt: -180,
  art: -180,
  clst: -180,
  nst: -210,
  ndt: -150,
  adt: -180,
  ast: -240,
  at: -240,
  clt: -240,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  hdt: -540,
  hast: -600,
};

/** Minutes east of Greenwich for a zone's name or one of RFC 822's military letters; `undefined` for other words. */
export function namedZone(name: string): number | undefined {
  const lower = name.toLowerCase();
  // `14:30 h` and `14:30 u` are hours; the letters of zones are capitals.
  if (lower.length === 1) return name === lower && lower !== "z" ? undefined : military(lower);
  return Object.hasOwn(zones, lower) ? zones[lower] : undefined;
}

/** RFC 822 §5.1: A is one hour behind Greenwich, M twelve; N one ahead, Y twelve; J is not used. */
function military(letter: string): number | undefined {
  if (letter === "z") return 0;
  const west = "abcdefghiklm".indexOf(letter);
  if (west !== -1) return -60 * (west + 1);
  const east = "nopqrstuvwxy".indexOf(letter);
  return east === -1 ? undefined : 60 * (east + 1);
}

/** Minutes for a numeric offset, its sign, hours and minutes as matched; `undefined` when it cannot exist. */
export function numericZone(sign: string, hours: string, minutes = "0"): number | undefined {
  const value = Number(hours) * 60 + Number(minutes);
  // RFC 3339 §5.6 allows hours up to 23.
  if (Number(minutes) > 59 || value >= 24 * 60) return undefined;
  return sign === "-" || sign === "\u2212" ? -value : value;
}
