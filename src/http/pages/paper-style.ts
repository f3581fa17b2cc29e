/** What the pages for readers have beside the style of all pages. */
export const PAPER_STYLE = `
.wrap{max-width:78rem;margin-inline:auto;padding-inline:1.25rem}
.mast{border-block-end:1px solid var(--line)}
.bar{display:flex;align-items:baseline;justify-content:space-between;gap:1rem;padding-block:.7rem;position:relative}
.plate{font:700 1.25rem/1.2 var(--serif);letter-spacing:-.01em;color:inherit;text-decoration:none}
.find summary,.sections a,.links a{font:.9375rem/1.3 var(--sans)}
.find summary{padding:.55rem 0;cursor:pointer;list-style:none;color:var(--link);text-decoration:underline 1px;text-underline-offset:.16em}
.find summary::-webkit-details-marker{display:none}
.ask{display:flex;flex-wrap:wrap;gap:.5rem}
.ask label{flex-basis:100%;font:600 .9375rem/1.4 var(--sans)}
.ask input{flex:1 1 14rem;min-width:0}
.ask p{flex-basis:100%;margin:0}
.find[open] form{position:absolute;inset-inline:1.25rem;top:100%;z-index:1;padding:1rem;background:var(--paper);border:1px solid var(--line);border-block-start:3px solid var(--rule);box-shadow:0 .6rem 1.5rem #0002}
.sections{border-block-start:1px solid var(--line)}
.sections ul{display:flex;gap:0 1.4rem;list-style:none;margin-block:0;overflow-x:auto;scrollbar-width:none;white-space:nowrap}
.sections a{display:block;padding-block:.8rem;color:inherit;text-decoration:none}
.sections a:hover,.card a.go:hover,.card h2 a:hover,.card h3 a:hover{text-decoration:underline 1px}
.sections a:focus-visible{outline-offset:-3px}
.sections [aria-current]{font-weight:700;box-shadow:inset 0 -3px var(--link)}
.front .bar{justify-content:flex-end;padding-block:.4rem 0}
.nameplate{padding-block:.2rem 1.1rem;text-align:center}
.nameplate h1{font-size:clamp(2.25rem,7.2vw,4.75rem);letter-spacing:-.022em;line-height:1}
.nameplate p{margin:.8rem 0 0}
.nameplate .links{justify-content:center;margin-block-start:.5rem}
.front .sections{border-block:1px solid var(--line);border-block-start:3px double var(--rule)}
.front .mast{border:0}
@media (min-width:62rem){.front .sections ul{justify-content:center}}
.head{padding-block:2rem 1.25rem}
.head h1{font-size:clamp(2.125rem,5.5vw,3.25rem);letter-spacing:-.018em}
.kicker{margin:0 0 .35rem;font:700 .75rem/1.3 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--link)}
.kicker a{color:inherit}
.lede{margin:.6rem 0 0;max-width:44rem;color:var(--soft);font-size:1.1875rem;line-height:1.45;text-wrap:pretty}
[dir=rtl] .kicker,[dir=rtl] h1,[dir=rtl] h2,[dir=rtl] h3{letter-spacing:0}
.links{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;list-style:none;padding:0;margin:.75rem 0 0}
section>.links:last-child{margin-block-end:1.25rem}
.links a,.links b{display:inline-block;padding-block:.4rem}
.links b,.links span{font:.9375rem/1.3 var(--sans)}
.meta,.notes,figcaption,.small{color:var(--soft);font:.875rem/1.5 var(--sans)}
.meta,.notes p{margin:.3rem 0 0}
main{padding-block-end:3rem}
main:focus{outline:0}
.page{display:grid;gap:0 4rem;padding-block-end:2rem}
.page>div{min-width:0}
@media (min-width:62rem){.page{grid-template-columns:minmax(0,1fr) 19rem}}
.card{border-block-start:1px solid var(--line);padding-block:1.4rem}
.card h2,.card h3{font-size:1.4375rem;letter-spacing:-.008em}
.card h2 a,.card h3 a{color:inherit;text-decoration:none}
.standfirst{margin:.45rem 0 0;max-width:42rem;text-wrap:pretty}
.notes{margin-block-start:.55rem}
.meta a,.notes a{color:inherit;text-decoration-color:var(--line)}.meta a:hover,.notes a:hover{text-decoration-color:currentcolor}
.notes .also a{color:var(--link)}
.by{color:var(--ink)}
.card[dir=rtl] .notes{text-align:right}.card[dir=ltr] .notes{text-align:left}
.card.pic{display:flex;flex-direction:column-reverse;gap:1rem}
figure{margin:0}
figure img{display:block;width:100%;height:auto;aspect-ratio:16/9;object-fit:cover;background:var(--card)}
figcaption{margin-block-start:.4rem;font-size:.8125rem;line-height:1.4}
@media (min-width:40rem){.card.pic{display:grid;grid-template-columns:minmax(0,1fr) 16rem;gap:2rem}.card.pic img{aspect-ratio:3/2}}
.lead{border-block-start:3px solid var(--rule);padding-block-start:1.5rem}
.card.lead.pic{display:flex;flex-direction:column-reverse}
.card.lead.pic img{aspect-ratio:16/9}
.lead h2,.lead h3{font-size:clamp(1.875rem,4.2vw,2.75rem);letter-spacing:-.018em;line-height:1.08}
.lead .standfirst{font-size:1.1875rem;line-height:1.45;margin-block-start:.7rem}
.tags{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:.7rem 0 0}
.tags a{display:block;padding:.25rem .6rem;font:.8125rem/1.3 var(--sans);color:var(--ink);background:var(--card);border-radius:3px;text-decoration:none}
.tags a:hover{text-decoration:underline}
.more{border-block-start:1px solid var(--line);padding-block:1.25rem;margin:0;font:1rem/1.5 var(--sans)}
.side section{border-block-start:3px solid var(--rule);padding-block:.8rem 1.75rem}
.side h2,.rows h2,.fronts section>h2{font:700 1.0625rem/1.3 var(--sans);margin-block-end:.4rem}
.side p,.fronts .copy,.fronts section>p.small,.fronts #subscribe-note{margin:.3rem 0 .6rem;font:.9375rem/1.5 var(--sans)}
.copy{display:flex;gap:.5rem}
.copy input{flex:1;min-width:0;font-size:.875rem}
.copy button{padding-inline:.8rem;font-size:.875rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.fronts{display:grid;gap:0 3rem;padding-block:1.75rem 2rem}
.fronts section{border-block-start:3px solid var(--rule);padding-block:.7rem 1.5rem;min-width:0}
.fronts section>h2{padding-block-end:.5rem;margin:0}
.fronts section>h2 a{color:inherit;text-decoration:none;display:inline-block;padding-block:.15rem}
.fronts section>h2 a::after{content:" ›";color:var(--link)}
[dir=rtl] .fronts section>h2 a::after{content:" ‹"}
.fronts .card{padding-block:.9rem}
.fronts .card h3{font-size:1.1875rem;line-height:1.22}
.fronts .first{border:0;padding-block-start:.2rem}
.fronts .card.pic{display:flex;flex-direction:column-reverse;gap:.8rem}
.fronts .card.pic img{aspect-ratio:16/9}
.fronts .first h3{font-size:1.5rem;line-height:1.14}
@media (min-width:44rem){.fronts{grid-template-columns:1fr 1fr}.fronts .top{grid-column:1/-1}.fronts .split .card{max-width:48rem}}
@media (min-width:62rem){.fronts{grid-template-columns:repeat(3,minmax(0,1fr))}.top .split{display:grid;grid-template-columns:2fr 1fr;gap:3rem}.top .split .card:first-child{border:0}}
.fronts .top .first h3{font-size:clamp(1.875rem,4.4vw,3.125rem);letter-spacing:-.02em;line-height:1.05}
.fronts .top .first .standfirst{font-size:1.1875rem}
.rows{border-block-start:1px solid var(--line);padding-block:1.75rem}
.read{max-width:40rem;margin-inline:auto;padding-block:2rem 3rem}
.read h1{font-size:clamp(2.125rem,5.6vw,3.25rem);letter-spacing:-.02em;line-height:1.06}
.read .standfirst{font-size:1.3125rem;line-height:1.42;color:var(--soft);margin-block-start:.9rem}
.read figure{margin-block:1.5rem}
.read .lead-pic img{aspect-ratio:auto;height:auto;max-height:44rem;object-fit:contain}
.text{font-size:1.1875rem;line-height:1.62;margin-block:1.5rem}
.text>:first-child{margin-block-start:0}
.text h2,.text h3,.text h4,.text h5,.text h6{margin:2rem 0 .6rem;font-size:1.375rem}
.text blockquote{margin:1.5rem 0;padding-inline-start:1.25rem;border-inline-start:3px solid var(--link);font-style:italic}
.text img,.text video{max-width:100%;width:auto;height:auto;aspect-ratio:auto}
.text table{display:block;overflow-x:auto;border-collapse:collapse;font-size:1rem}
.text th,.text td{padding:.3rem .8rem .3rem 0;text-align:start;border-block-end:1px solid var(--line)}
.go{display:inline-block;padding:.7rem 1.2rem;font:600 1rem/1.3 var(--sans);color:var(--paper);background:var(--link);border-radius:3px;text-decoration:none}
.go:hover{text-decoration:underline}
.read section{border-block-start:3px solid var(--rule);padding-block:.8rem 1.25rem;margin-block-start:2rem}
.read section h2{font:700 1.0625rem/1.3 var(--sans)}
.list{list-style:none;padding:0;margin:0}
.list li{padding-block:.6rem;border-block-end:1px solid var(--line)}
.list li:last-child{border:0}
.list .h{font-size:1.125rem;line-height:1.3}
.days li{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.25rem 1rem;padding-block:.2rem;font:1rem/1.4 var(--sans)}
.days a{padding-block:.4rem}
@media (min-width:62rem){.days{columns:3;column-gap:3rem}}
@media (min-width:62rem){.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 4rem}}
.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.35rem 1.25rem;margin:.6rem 0 0;font:.9375rem/1.5 var(--sans)}
.facts dt{color:var(--soft)}.facts dd{margin:0}
.prose{max-width:44rem}
.prose label{font:600 .9375rem/1.4 var(--sans)}
.prose form p>input:not([type]){display:block;width:100%;margin-block:.25rem}
.prose h2{margin:2.25rem 0 .6rem;font-size:1.5rem}
.addresses dt,.combine label,legend{font:600 .875rem/1.4 var(--sans)}
.addresses dd{margin:0 0 .6rem}
.address{user-select:all;overflow-wrap:anywhere}
.combine{margin-block-start:1.5rem}
.combine fieldset{border:1px solid var(--line);margin:0 0 1rem;padding:.5rem 1rem .75rem}
.combine fieldset label{display:inline-block;margin-inline-end:1rem;padding-block:.25rem;font-weight:400}
.combine input[type=text]{display:block;width:100%;margin-block:.25rem}
footer{border-block-start:3px double var(--rule);padding-block:1.75rem 3rem}
footer p{margin:0;color:var(--soft);font:.9375rem/1.5 var(--sans)}
@media print{.combine,.find,.sections,.skip,.side,footer{display:none}}
`;
