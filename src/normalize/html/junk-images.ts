/** Addresses that count readers: hosts and paths of statistics, advertising and republication counters. */
const TRACKERS = new RegExp(
  [
    "^https?://(?:",
    "(?:pixel|stats)\\.(?:wp|wordpress|quantserve|mathtag|tcog|blog\\.hu)\\.",
    "|feeds\\.wordpress\\.com/1\\.0/|(?:[\\w-]+\\.)*feedsportal\\.com/|(?:[\\w-]+\\.)*feedburner\\.com/~(?:r|a|at)/",
    "|feedproxy\\.google\\.com/~(?:r|a|at)/|blogger\\.googleusercontent\\.com/tracker/|[\\w-]+\\.blogspot\\.com/feeds/",
    "|(?:[\\w-]+\\.)*(?:doubleclick|googlesyndication|google-analytics|googletagmanager|scorecardresearch|quantserve|chartbeat)\\.(?:com|net)/",
    "|(?:[\\w-]+\\.)*(?:xiti|estat|weborama|criteo|outbrain|taboola|ivwbox|ioam|iocnt|wt-eu02|omtrdc|2o7|adnxs|adform|zanox|awin1)\\.(?:com|net|de|fr)/",
    "|vg\\d\\d\\.met\\.vgwort\\.de/|counter\\.theconversation\\.(?:com|edu\\.au)/|(?:www\\.)?facebook\\.com/tr\\b",
    "|(?:[\\w-]+\\.)?medium\\.com/_/stat|(?:[\\w-]+\\.)*list-manage\\.com/track/|rss\\.buysellads\\.com/|ads\\.\\w",
    "|(?:[\\w-]+\\.)*hubspot\\.com/__ptq|track\\.\\w|(?:[\\w-]+\\.)*parsely\\.com/|(?:[\\w-]+\\.)*mailchimp\\.com/track/",
    "|(?:[\\w-]+\\.)*buzzfed\\.com/|api\\.rss\\.app/|rss-tracker\\.|da\\.feedsportal\\.",
    ")|/(?:piwik|matomo)\\.php|/(?:open|pixel|tracking|tracker|beacon|count|counter|hit|1x1|pixel-tracking)\\.(?:gif|php|png|aspx)(?:\\?|$)",
    "|republication-tracker|/ga-lite|/__utm\\.gif|/b\\.gif\\?|/t\\.gif\\?|/pageview\\?|wp-json/[\\w-]*track",
  ].join(""),
  "i",
);

/** Buttons and flares that feeds carry under every entry. */
const NETWORKS =
  "(?:facebook|twitter|x|whatsapp|telegram|pinterest|linkedin|reddit|email|rss|share|instagram|google)";
const SHARE_JUNK = new RegExp(
  [
    /^https?:\/\/(?:feeds\.feedburner\.com\/~ff\/|feedproxy\.google\.com\/~ff\/|(?:[\w-]+\.)*(?:addthis|addtoany|sharethis|shareaholic|po\.st|flattr|fsdn)\.com\/|(?:[\w-]+\.)*stumbleupon\.com\/|(?:[\w-]+\.)*feedly\.com\/|(?:[\w-]+\.)*tweetmeme\.com\/|badge\.facebook|digg\.com\/)/
      .source,
    // Folders of buttons, by names no section of a newspaper has.
    "/(?:sociable|addtoany|sharedaddy|sexybookmarks|print-?friendly|(?:social|share|sharing)[-_]?(?:icon|button|media-icon)s?)[\\w-]*/[^?]*\\.(?:png|gif|svg|jpe?g)",
    `/(?:icon|button|logo|share|social|sharing)s?[-_/]${NETWORKS}(?:[-_\\d][\\w-]*)?\\.(?:png|gif|svg|jpe?g)`,
  ].join("|"),
  "i",
);

const EMOJI =
  /\/(?:images\/core\/emoji|emoji|emojis|twemoji|smil(?:ey|ie)s?)\/|\/wp-includes\/images\/smilies\/|emoji\.php\//i;
const EMOJI_CLASS = /(?:^|\s)(?:emoji|wp-smiley|smiley|emoticon|custom-emoji|emojione|twemoji)(?:\s|$)/i;
const AVATAR = /gravatar\.com\/avatar|\/avatars?\/|[/_-]avatar[._-]|\/profile_images\//i;
const AVATAR_CLASS = /(?:^|[\s_-])avatar(?:$|[\s_-])/i;
/** Stands in for a picture until a script loads it. */
const PLACEHOLDER =
  /^(?:data:|about:|#|$)|\/(?:blank|spacer|transparent|pixel|placeholder|lazy|lazyload|lazy-placeholder|loading|loader|grey|gray|1x1|1\.trans|clear|empty|shim|dummy|trans|fallback-lazy)(?:[-_.]?(?:\d{1,4}(?:x\d{1,4})?|image|img|pixel|bg|white|gif|placeholder|lazy|load|loader|small|large|default)){0,4}\.(?:gif|png|svg|jpe?g|webp)(?:\?|$)/i;

/** True where the reference is only there until a script puts the real one in its place. */
export const isPlaceholder = (reference: string): boolean => PLACEHOLDER.test(reference.trim());

/** True for counters and share buttons: images that are no part of the text. */
export const isJunk = (url: string): boolean => TRACKERS.test(url) || SHARE_JUNK.test(url);

/** True for a counter: never to be fetched, whatever element asks. */
export const isTracker = (url: string): boolean => TRACKERS.test(url);

/** True for a drawn character: its alternative text says the same. */
export const isEmoji = (url: string, classes: string): boolean =>
  EMOJI.test(url) || EMOJI_CLASS.test(classes);

/** True for the face of an author or a commenter, which is no picture of the report. */
export const isAvatar = (url: string, classes: string): boolean =>
  AVATAR.test(url) || AVATAR_CLASS.test(classes);
