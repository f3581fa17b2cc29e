/** What the desk's pages have beside the style of all pages. */
export const DESK_STYLE = `
header,main{max-width:72rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:1.5rem 1rem;border-block-end:1px solid var(--line)}
main{padding-block:1.25rem 4rem}
main>:first-child{margin-block-start:0}
.site{margin:0 0 .25rem;font-size:.9375rem}
h1{font-size:clamp(1.75rem,4vw,2.25rem)}
h2{font-size:1.375rem;margin:2rem 0 .75rem}
h3{font-size:1.0625rem}
:root{--good:#2f7d4f;--quiet:#b9b4a6;--wait:#b7791f;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--good:#5cb882;--quiet:#5f5b52;--wait:#e0a94f;--bad:#f2877d}}
main,nav{font:.9375rem/1.5 var(--sans)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:.75rem 0 0}
nav li{display:flex;align-items:center}
nav form{margin:0}
nav button{min-height:2rem;padding:.2rem .7rem;font-size:.875rem;font-weight:400}
nav [aria-current]{font-weight:700;color:inherit;text-decoration:none}
.figures{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:1.25rem 0}
.figures li{background:var(--card);padding:.6rem 1rem;min-width:7rem}
.figures b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
.wide:focus-visible{outline:3px solid var(--link)}
table{border-collapse:collapse;width:100%}
tbody th{overflow-wrap:anywhere}
th,td{text-align:start;vertical-align:top;padding:.5rem .75rem .5rem 0;border-block-end:1px solid var(--line)}
th{font-weight:600}
th.number,td.number{text-align:end;font-variant-numeric:tabular-nums}
.health{font-weight:700;white-space:nowrap}
.health.failing,.health.gone{color:var(--bad)}
.health.ok{color:var(--good)}
.health.paused,.health.new{color:var(--soft)}
.problem{border-inline-start:4px solid var(--bad);background:var(--card);padding:.75rem 1rem;margin:0 0 1rem}
.problem h3{margin:0 0 .25rem}
.problem p{margin:.25rem 0}
.said{border-inline-start:4px solid var(--good);background:var(--card);padding:.75rem 1rem}
.said.bad{border-color:var(--bad)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0 0}
.actions form{margin:0}
.actions button{padding:.35rem .8rem;font-size:.875rem}
button.plain{color:var(--ink);background:var(--card);border:1px solid var(--soft)}
svg{display:block}
.news{fill:var(--good)}.same{fill:var(--quiet)}.patience{fill:var(--wait)}.bad{fill:var(--bad)}
.bar{fill:var(--soft)}
main>h2{font-size:1.25rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
ul.found{list-style:none;padding:0}ul.found li{padding-block:.5rem;border-block-end:1px solid var(--line)}
main li{padding-block:.25rem}
.whole{white-space:nowrap}
.quiet{color:var(--soft);font-weight:400}
input[type=text]{display:block;width:100%;max-width:44rem;margin:.25rem 0 .5rem;padding:.5rem .6rem;font:1rem var(--sans);color:inherit;background:var(--card);border:1px solid var(--soft)}
textarea{display:block;width:100%;margin:.25rem 0 .5rem;padding:.5rem .6rem;font:.875rem/1.5 ui-monospace,monospace;color:inherit;background:var(--card);border:1px solid var(--soft);tab-size:2}
fieldset{border:1px solid var(--line);margin:0 0 1rem;padding:.5rem 1rem}
fieldset label{display:inline-block;margin-inline-end:1.25rem;line-height:2}
form.inline{display:flex;gap:.5rem;margin:0;align-items:center}
form.inline input[type=text]{width:12rem;margin:0}
td form.inline input[type=text],td form.inline button{min-height:2.25rem;padding-block:.25rem}
form.inline button{white-space:nowrap;padding:.35rem .8rem;font-size:.875rem}
summary{padding-block:.25rem;cursor:pointer}
input[type=password]{display:block;width:100%;max-width:24rem;margin:.25rem 0 1rem;padding:.5rem .6rem;font:1rem var(--sans);color:inherit;background:var(--card);border:1px solid var(--soft)}
form.inline label{font-weight:600}
nav[aria-label=Parts]{margin-block:1rem}
a.go{font-weight:600}
@media (min-width:44.01rem) and (max-width:62rem){.wide table{min-width:52rem}}
@media (max-width:44rem){
table,tbody,tr,th,td{display:block}
thead{position:absolute;inset-inline-start:-100vw}
tr{padding-block:.6rem;border-block-end:1px solid var(--line)}
th,td,td.number{border:0;padding:.1rem 0;text-align:start}
td[data-name]{display:grid;grid-template-columns:7.5rem 1fr;gap:.75rem}
td[data-name]::before{content:attr(data-name);color:var(--soft)}
td:empty{display:none}
form.inline{flex-wrap:wrap}
form.inline input[type=text]{flex:1 1 9rem}
dl.facts{grid-template-columns:6rem 1fr}
.figures{display:grid;grid-template-columns:1fr 1fr}
}
`;
