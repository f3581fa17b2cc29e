const SIZE = 10 * 1_048_576;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length));
const numbered = (count: number, piece: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => piece(n)).join("");

/** Ten megabytes of one misuse of HTML each, by what it is. */
const TEXTS: Readonly<Record<string, () => string>> = {
  "nested divisions": () => fill("<div>"),
  "nested links": () => fill("<a href=x>"),
  "nested tables": () => fill("<table><tr><td>"),
  "links in tables in links": () => fill("<a href=x><table><a href=y>"),
  "text between rows": () => `<table>${fill("x<tr>")}`,
  cells: () => `<table>${fill("<td>x")}`,
  "list items": () => fill("<li>x"),
  headings: () => fill("<h1>a"),
  "misnested formatting": () => fill("<b><i><u><p></b></i></u>"),
  "ends of paragraphs": () => fill("</p>"),
  "ruby parts": () => `<ruby>${fill("<rt>x<rp>")}`,
  choices: () => fill("<select><option>"),
  "nested figures": () => fill("<figure><img src=http://a.example/b.jpg>"),
  "pictures and captions in one figure": () =>
    `<figure>${numbered(150_000, (n) => `<img src=http://a.example/${n}.jpg><figcaption>c</figcaption>`)}</figure>`,
  "pictures in deep figures": () =>
    `${"<figure>".repeat(90)}${numbered(100_000, (n) => `<img src=http://a.example/${n}.jpg>`)}${"<figcaption>c</figcaption></figure>".repeat(90)}`,
  "relative pictures": () => numbered(300_000, (n) => `<img src="../${n}.jpg" alt="x">`),
  "relative links": () => numbered(500_000, (n) => `<a href="./${n}">x</a>`),
  "one srcset": () => `<img srcset="${numbered(400_000, (n) => `http://a.example/${n}.jpg ${n + 1}w, `)}">`,
  "one srcset of nothing": () => `<img src=x srcset="${fill("a b, ")}">`,
  "one class": () => `<p class="${fill("image-")}">x</p>`,
  "one style": () => `<img src="http://a.example/b.jpg" style="${fill("width:1px;")}">`,
  "one alternative text": () => `<img src="http://a.example/b.jpg" alt="${fill("a\n")}">`,
  "attributes of one tag": () => `<p ${numbered(700_000, (n) => `a${n}="x" `)}>t</p>`,
  players: () => numbered(150_000, (n) => `<iframe src="https://www.youtube.com/embed/abcdef${n}"></iframe>`),
  ampersands: () => `<p>${fill("&")}`,
  "signs of tags": () => fill("<"),
  "beginnings of tags": () => fill("<a"),
  words: () => fill("word and more "),
  lines: () => fill("a\n"),
  "preformatted lines": () => fill("<pre>\n<b>\n"),
};

/** Bombs of markup inside an item's text. */
export const HTML_BOMBS: readonly { how: string; make: () => string }[] = Object.entries(TEXTS).map(
  ([how, make]) => ({
    how: `10 MB of HTML: ${how}`,
    make: () =>
      `<rss version="2.0"><channel><title>t</title><item><description><![CDATA[${make()}]]></description></item></channel></rss>`,
  }),
);
