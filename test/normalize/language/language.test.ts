import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../../src/normalize/language/detect-language.ts";
import { languageTag } from "../../../src/normalize/language/language-tag.ts";

describe("languageTag", () => {
  test.each([
    ["es_MX", "es-MX"],
    ["en-us", "en-US"],
    ["EN", "en"],
    ["zh-hans-cn", "zh-Hans-CN"],
    ["pt_BR.UTF-8", "pt-BR"],
    ["ca_ES@valencia", "ca-ES"],
    [" fr-FR, en", "fr-FR"],
    ["Español", "es"],
    ["iw", "he"],
    ["utf-8", undefined],
    ["none", undefined],
    ["und", undefined],
    ["x-default", undefined],
    ["rss", undefined],
    ["", undefined],
    ["en-", undefined],
    ["1234", undefined],
  ])("%j", (raw, expected) => {
    expect(languageTag(raw)).toBe(expected);
  });

  test("any text gives a tag that is its own canonical form, or nothing", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (raw) => {
        const tag = languageTag(raw);
        if (tag !== undefined) expect(languageTag(tag)).toBe(tag);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("detectLanguage", () => {
  test.each([
    [
      "en",
      "The dockers voted on Thursday evening to go on with their strike, although the port's owners had offered a little more pay for the winter shifts.",
    ],
    [
      "es",
      "Los estibadores votaron el jueves por la noche seguir con la huelga, aunque los dueños del puerto habían ofrecido algo más de salario para los turnos de invierno.",
    ],
    [
      "pt",
      "Os estivadores votaram na quinta-feira à noite pela continuação da greve, embora os donos do porto tivessem oferecido um pouco mais de salário para os turnos de inverno.",
    ],
    [
      "fr",
      "Les dockers ont voté jeudi soir la poursuite de leur grève, bien que les propriétaires du port aient proposé un peu plus de salaire pour les équipes d'hiver.",
    ],
    [
      "de",
      "Die Hafenarbeiter haben am Donnerstagabend beschlossen, ihren Streik fortzusetzen, obwohl die Eigentümer des Hafens etwas mehr Lohn für die Winterschichten angeboten hatten.",
    ],
    [
      "it",
      "I portuali hanno votato giovedì sera di continuare lo sciopero, anche se i proprietari del porto avevano offerto un po' più di salario per i turni invernali.",
    ],
    [
      "ru",
      "Докеры в четверг вечером проголосовали за продолжение забастовки, хотя владельцы порта предложили немного повысить оплату зимних смен.",
    ],
    ["el", "Οι λιμενεργάτες ψήφισαν την Πέμπτη το βράδυ να συνεχίσουν την απεργία."],
    ["ja", "港湾労働者は木曜日の夜、ストライキを続けることを投票で決めた。"],
    ["zh", "码头工人星期四晚上投票决定继续罢工，尽管港口业主提出冬季轮班多付一点工资。"],
    ["ko", "항만 노동자들은 목요일 저녁 파업을 계속하기로 투표했다. 항구 소유주들은 임금 인상을 제안했다."],
  ])("%s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([
    "",
    "Huelga",
    "https://gazette.example/a/long/path/that/has/many/letters/but/no/language/at/all/in/it",
    "12345 67890 ".repeat(20),
  ])("says nothing of %j", (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});
