import type { Entry } from "../../../src/model/entry.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { storedWith } from "./stored-with.ts";

const HARBOUR =
  "<p>PORT HARLOW (Meridian Press) — The harbour council voted 7–4 on Tuesday to pay €1,250,000 for the Lisbon dredger, Marta Oliveira O’Neill said.</p><p>“We waited since 1998,” she said; Nuno Sá-Brandão put the cost at 3.5 million.</p><p>Read more: <a href='/x'>the vote</a></p>";
const LONG = Array.from(
  { length: 90 },
  (_, at) =>
    `<p>In district ${at} Ilse Vandermeer counted ${at * 137} nests, ${at % 7} more than Tomás Ferrer did near Port ${String.fromCharCode(65 + (at % 26))}alder. Nobody had counted them so far, and so nobody had known how many of them there were.</p>`,
).join("\n");

const said = (source: string, id: string, entry: Partial<Entry>): StoredEntry =>
  storedWith(source, { id, ...entry });

/** Entries of many kinds, to be sketched: scripts, lengths, links, credits. */
export const SAMPLES: readonly StoredEntry[] = [
  said("gazette", "https://gazette.example/harbour?amp", {
    url: "https://www.gazette.example/harbour/",
    title: "UPDATE 2-Harbour: council buys dredger for €1,250,000 – Gazette",
    content: HARBOUR,
    language: "en-GB",
    image: "https://img.gazette.example/1200x800/harbour-dredger.jpg",
    authors: [{ name: "Nora Whitlock" }, { name: "Tim Abara" }, { name: "Ana Reis", role: "translator" }],
    links: [{ rel: "canonical", url: "https://wire.example/harbour", language: "en" }],
  }),
  said("courier", "tag:courier.example,2026:17", { title: "Nests", content: LONG, language: "en" }),
  // Of one block, longer than most.
  said("courier", "18", { title: "Nests again", summary: LONG.replace(/<\/?p>/g, " "), language: "en" }),
  said("farola", "https://la-farola.example/puerto", {
    url: "https://la-farola.example/puerto",
    title: "El puerto compra una draga por 1.250.000 euros",
    content:
      "<p>MADRID, 3 mar. (AgSur).- El consejo votó comprar la draga «Estrella» por 1,25 millones de euros, dijo Íñigo Quiñones.</p><p><em>Traducido por Lucía Peña. Publicado originalmente en <a href='https://gazette.example/harbour'>The Gazette</a>.</em></p>",
    language: "es",
  }),
  said("blatt", "https://blatt.example/hafen", {
    title: "Hafenrat kauft Bagger für 1,25 Millionen",
    content:
      "<p>Der Hafenrat hat am Dienstag beschlossen, den Bagger Möwe zu kaufen. Die Übergabe leitet Jürgen Großmann; 12 Arbeiter und 3 Mrd. Kilo Schlick warten.</p>",
    language: "de",
  }),
  said("haifeng", "https://haifeng.example/1", {
    title: "临川市港口购买挖泥船",
    content:
      "<p>（海风社）临川市港口委员会周二投票决定花费一百二十五万欧元购买挖泥船，カタカナ・ナマエ氏说。港口自1998年以来一直在等待。</p>",
    language: "zh",
  }),
  said("vestnik", "https://vestnik.example/1", {
    title: "Порт покупает земснаряд",
    content:
      "<p>Совет порта во вторник решил купить земснаряд за 1 250 000 евро, сказал Каримов. Ёлкин и Андрей ждали с 1998 года 3,5 млн тонн.</p>",
    language: "ru",
  }),
  said("sahifa", "urn:uuid:5f2c", {
    title: "الميناء يشتري كراكة",
    content: "<p>صوّت مجلس الميناء يوم الثلاثاء لشراء كرّاكة بمبلغ ١٢٥٠٠٠٠ يورو، قالت مارتا أوليفيرا.</p>",
    language: "ar",
  }),
  said("bare", "none", { title: "", content: "" }),
  said("pod", "https://pod.example/e/112", {
    title: "Episode 112: 🙂 e\u0301te\u0301 — Ⅻ ﬁn",
    content: "<p>Ⅻ ﬁn e\u0301te\u0301 🙂 1.000,5 a\u00adb Z\u0303oe\u0308 l'Orley 3:05 0x1F</p>",
    enclosures: [{ url: "https://cdn.example/p/112.mp3?x=1", type: "audio/mpeg" }],
  }),
];
