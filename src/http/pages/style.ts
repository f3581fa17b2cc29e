/** What every page has, the desk's too: colours, type, controls. No font, picture or script is fetched from anywhere for a page's own sake. */
export const BASE_STYLE = `
:root{color-scheme:light dark;--paper:#fffefb;--ink:#1a1916;--soft:#5a564e;--line:#dcd7cb;--rule:#1a1916;--link:#8f1d13;--card:#f5f2ea;--serif:"Iowan Old Style","Palatino Linotype","URW Palladio L",Palatino,Charter,"Bitstream Charter",Georgia,"Liberation Serif","Times New Roman",serif;--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans","Helvetica Neue",Arial,sans-serif}
@media (prefers-color-scheme:dark){:root{--paper:#141311;--ink:#ece8df;--soft:#aca69a;--line:#35322c;--rule:#6b665b;--link:#f2a093;--card:#1e1c19}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block-start:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 var(--serif);overflow-wrap:break-word;font-kerning:normal}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.16em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{inset-inline-start:1rem;top:1rem;z-index:1;background:var(--paper);padding:.6rem 1rem}
h1,h2,h3{margin:0;line-height:1.15;text-wrap:balance}
code,pre{font-size:.875em;font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--card);padding:.75rem 1rem}
button{min-height:2.75rem;padding:.5rem 1.1rem;font:600 1rem var(--sans);color:var(--paper);background:var(--link);border:1px solid var(--link);border-radius:3px;cursor:pointer}
input[type=text],input[type=search],input[type=url],input:not([type]){min-height:2.75rem;padding:.5rem .7rem;font:1rem var(--sans);color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px}
`;
