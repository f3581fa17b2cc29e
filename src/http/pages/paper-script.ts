/**
 * The one script of the pages for readers, in the page itself and named by its hash: dates in the reader's zone and language, and a button
 * that copies an address. It stands in the head and sees to what is there before each painting, so that nothing moves. Whoever runs no scripts has the same dates in UTC and the same address to select.
 */
export const PAPER_SCRIPT = `(()=>{const d=document,l=navigator.language||d.documentElement.lang,n=Date.now(),y=new Date().getFullYear();
const f=o=>new Intl.DateTimeFormat(l,o),r=new Intl.RelativeTimeFormat(l,{numeric:"auto"}),full=f({dateStyle:"full",timeStyle:"short"}),day=f({day:"numeric",month:"long"}),old=f({day:"numeric",month:"long",year:"numeric"}),exact=f({dateStyle:"long",timeStyle:"short"});
const dates=()=>{for(const t of d.querySelectorAll("time[datetime]:not([title])")){if(t.dateTime.length<11)continue;const w=new Date(t.dateTime),m=Math.round((n-w)/6e4);if(isNaN(w))continue;
t.textContent=t.hasAttribute("data-exact")?exact.format(w):m>=0&&m<60?r.format(-m,"minute"):m>=60&&m<1440?r.format(-Math.round(m/60),"hour"):(w.getFullYear()===y?day:old).format(w);
t.title=full.format(w);t.lang=l;t.dir="auto"}};
const frame=()=>{dates();if(d.readyState=="loading")requestAnimationFrame(frame)};requestAnimationFrame(frame);
d.addEventListener("DOMContentLoaded",()=>{dates();for(const b of d.querySelectorAll("button[data-copy]")){b.hidden=!navigator.clipboard;b.onclick=()=>{const i=d.getElementById(b.dataset.copy);i.select();navigator.clipboard.writeText(i.value).then(()=>{b.textContent=b.dataset.done})}}})
})()`;
