/**
 * What packed entries begin from (RFC 1951 with a preset dictionary): what nearly every entry says, likeliest last. It is part of the format:
 * entries packed with it can only be read with it, so it never changes; a better one is another version of the packing.
 */
export const ENTRY_DICTIONARY = Buffer.from(
  [
    // Frequent words of the languages that feeds are written in.
    " werden wurde einer nicht auch sich auf eine mit von dem den das ist und der die ",
    " dans plus pour avec sont cette aux sur par qui que une des les est et la le ",
    " também foram pelo mais não uma dos das para com por que do da em os as ",
    " gobierno trabajadores también entre desde sobre como más sus una por con los las del para que de la el en y ",
    " government workers people because through between against before after first would could about their there which ",
    " were they have been from more than will also said this with that was are not has for the and of to in a ",
    // Markup as it is once cleaned.
    "<blockquote><h2></h2>\\n<h3></h3>\\n<ul>\\n<li></li>\\n</ul>\\n<figure><figcaption></figcaption></figure>",
    '<img src=\\"https://www.\\" alt=\\"\\" width=\\"1200\\" height=\\"800\\" loading=\\"lazy\\"><iframe src=\\"https://www.youtube.com/embed/',
    '<em></em> <strong></strong><br>\\n<a href=\\"https://www.\\" rel=\\"nofollow\\"></a></p>\\n<p>',
    // An entry's members, in their order.
    '"email":"","role":"contributor","role":"translator","type":"image/jpeg","type":"audio/mpeg","length":,"duration":',
    '"rel":"alternate","rel":"original","rel":"canonical","rel":"via","licence":"https://creativecommons.org/licenses/","rights":"© ',
    '"commentsFeedUrl":"https://","commentsUrl":"https://","commentsCount":0,"source":{"title":"","url":"https://',
    '{"ref":"","sourceId":"","entry":{"id":"https://www.","url":"https://www.","title":"","summary":"<p>","content":"<p>',
    '</p>","published":"2026-","updated":"2026-T00:00:00.000Z","authors":[{"name":""}],"tags":[""],"enclosures":[],',
    '"pictures":[{"url":"https://www..jpg","width":1200,"height":800,"alt":"","caption":"","credit":""}],"image":"https://www..jpg","language":"es","language":"en","links":[]},',
    '"firstSeen":"2026-T:00.000Z","changed":"2026-T:00.000Z","backlog":true,"backlog":false,"fingerprint":"","sections":[""],"tags":[""]}',
  ].join(""),
);
