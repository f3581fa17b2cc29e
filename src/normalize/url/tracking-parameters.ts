/** Parameters of analytics and advertising, by the beginning of their name (lower case). */
const PREFIXES = [
  "utm_",
  "mtm_",
  "matomo_",
  "hsa_",
  "at_campaign",
  "at_medium",
  "at_custom",
  "at_format",
  "at_channel",
  "at_creation",
  "at_variant",
  "at_network",
  "at_link",
  "at_ptr",
  "at_bbc",
  "at_recipient",
  "ns_",
  "vero_",
  "oly_",
  "itm_",
  "stm_",
  "fb_",
  "_hs",
  "wt.",
  "guce_",
];

/** The same, by whole name (lower case). */
const NAMES: ReadonlySet<string> = new Set(
  (
    "fbclid gclid gclsrc dclid gbraid wbraid gad_source msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh " +
    "mc_cid mc_eid mkt_tok xtor xtref xtcr xtmc xts wt_mc wt_zmc wtmc cmpid s_cid icid ncid ocid smid sr_share ito mbid " +
    "soc_src soc_trk guccounter _ga _gl ga_source ga_medium ga_campaign ga_content ga_term gaa_at gaa_n gaa_ts gaa_sig " +
    "__twitter_impression __tn__ __s ref_src ref_url rb_clickid wickedid _openstat traffic_source maca sref srnd " +
    "wpmm wpisrc xrs cndid bxid esrc dgcid trkcampaign echobox feedtype feedname taid spm scid ftag emc fref " +
    "pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid pk_group pk_placement pk_vid " +
    "action_object_map action_type_map action_ref_map piwik_campaign piwik_kwd piwik_keyword mkcid sc_cid sc_campaign sc_channel " +
    "sc_content sc_country sc_geo sc_medium sc_outcome sc_src __hstc __hssc __hsfp _branch_match_id _branch_referrer"
  ).split(" "),
);

/** Short names of these that a site may have given its records: with a number they stay. */
const AMBIGUOUS: ReadonlySet<string> = new Set(
  "ncid icid ocid smid spm scid taid emc xts maca sref mbid cndid bxid xrs ito cmpid s_cid".split(" "),
);

/** Words that mean something elsewhere and only say "came by the feed" with such a value. */
const FEED_NAMES: ReadonlySet<string> = new Set(
  "ref source src from partner origin via mod cmp rss feed cid referrer campaign medium".split(" "),
);
const FEED_VALUE = /^(?:1|true|(?:.*[-_])?(?:rss|atom|feed|feeds|rssfeed)(?:[-_].*)?)$/i;

/** Share tokens that only these hosts use, and use for nothing else. */
const BY_HOST: readonly [RegExp, ReadonlySet<string>][] = [
  [/(?:^|\.)(?:youtube\.com|youtu\.be)$/, new Set(["si", "feature", "pp", "ab_channel"])],
  [/(?:^|\.)spotify\.com$/, new Set(["si", "nd", "context"])],
  [/(?:^|\.)(?:twitter|x)\.com$/, new Set(["s", "t", "ref_src", "ref_url"])],
  [/(?:^|\.)medium\.com$/, new Set(["source", "sk"])],
  [/(?:^|\.)theguardian\.com$/, new Set(["cmp"])],
  [/(?:^|\.)instagram\.com$/, new Set(["hl", "igshid", "igsh"])],
];

function decoded(text: string): string {
  if (!text.includes("%")) return text.toLowerCase();
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase(); // A stray % is part of the name.
  }
}

/** True where one `name=value` of a query only tells the publisher who sent the reader. `host` is lower case. */
export function isTrackingParameter(pair: string, host: string): boolean {
  const equals = pair.indexOf("=");
  const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
  if (AMBIGUOUS.has(name) && /^\d+$/.test(pair.slice(equals + 1))) return false;
  if (NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) return true;
  if (FEED_NAMES.has(name) && equals > 0 && isFeedValue(name, pair.slice(equals + 1))) return true;
  return BY_HOST.some(([hosts, names]) => names.has(name) && hosts.test(host));
}

function isFeedValue(name: string, value: string): boolean {
  // `?feed=rss2` and `?rss=1` ask WordPress and others for the feed itself.
  if (name === "feed" || name === "rss") return false;
  return value !== "1" && value !== "true" && FEED_VALUE.test(value);
}
