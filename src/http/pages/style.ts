/** The one stylesheet, in the page itself. No font, picture or script is fetched from anywhere for the page's own sake. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1b1a17;--soft:#5d5a53;--line:#dcd8cf;--link:#8a1c12;--card:#f5f2ea}
@media (prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ece8df;--soft:#aba598;--line:#37342e;--link:#f0998c;--card:#201e1b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Charter,"Bitstream Charter","Iowan Old Style",Georgia,serif;overflow-wrap:break-word}
header,main,footer{max-width:44rem;margin-inline:auto;padding-inline:1.25rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:3px}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
header{padding-block:2rem 1.25rem;border-block-end:3px double var(--line)}
header .site{margin:0 0 .25rem;font-size:.9375rem}
h1,h2,h3{line-height:1.2;text-wrap:balance}
h1{margin:0;font-size:clamp(1.75rem,5vw,2.5rem)}
h2{font-size:1.5rem;margin:2.25rem 0 .75rem}
h3{font-size:1.1875rem;margin:0}
.lede{margin:.5rem 0 0;color:var(--soft);font-size:1.125rem}
.formats,.tags{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem .9rem;padding:0;margin:.9rem 0 0;font:.875rem/1.4 system-ui,sans-serif}
.entry{padding-block:1.5rem;border-block-end:1px solid var(--line)}
.entry h2{margin:0 0 .4rem;font-size:1.375rem}
.entry h2 a{color:inherit;text-decoration-color:var(--line)}
.entry h2 a:hover{color:var(--link)}
.standfirst{margin:.5rem 0}
.meta{margin:.35rem 0 0;color:var(--soft);font:.875rem/1.45 system-ui,sans-serif}
figure{margin:1rem 0}
figure img{display:block;max-width:100%;height:auto;max-height:28rem;background:var(--card)}
figcaption{margin-block-start:.4rem;color:var(--soft);font:.8125rem/1.45 system-ui,sans-serif}
.headlines{list-style:none;padding:0;margin:0}
.headlines li{padding-block:.5rem;border-block-end:1px solid var(--line)}
code,pre{font-size:.875em}
pre{overflow-x:auto;background:var(--card);padding:.75rem 1rem}
footer{padding-block:2rem 3rem;color:var(--soft);font:.875rem/1.5 system-ui,sans-serif}
.addresses dt,.combine label,legend{font:600 .875rem/1.4 system-ui,sans-serif}
.addresses dd{margin:0 0 .6rem}
.address{user-select:all;overflow-wrap:anywhere}
.combine{margin-block-start:1.5rem}
.combine fieldset{border:1px solid var(--line);margin:0 0 1rem;padding:.5rem 1rem .75rem}
.combine fieldset label{display:inline-block;margin-inline-end:1rem;font-weight:400;line-height:1.9}
.combine input[type=text]{display:block;width:100%;margin-block:.25rem;padding:.5rem .6rem;font:1rem system-ui,sans-serif;color:inherit;background:var(--card);border:1px solid var(--soft)}
button{padding:.5rem 1.1rem;font:600 1rem system-ui,sans-serif;color:var(--paper);background:var(--link);border:0;cursor:pointer}
input:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media print{.combine,.formats,.skip,footer{display:none}}
`;
