/** Runs in the browser, as text: counts whatever only a script could do. `window.ran` lists it. */
export const HOOKS = `
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "postMessage"]) {
  window[name] = () => { window.ran.push(name); };
}
navigator.sendBeacon = () => { window.ran.push("sendBeacon"); return true; };
addEventListener("beforeunload", () => window.ran.push("navigation"));
`;

/**
 * Runs in the browser once a fragment has loaded: sends every element the events handlers listen for, then puts the fragment through
 * innerHTML twice, which is where mutations happen, and tells whether its tree stayed what was written.
 */
export const PROVOKE = `(() => {
  const home = document.getElementById("fragment");
  const events = ["load", "error", "mouseover", "mouseenter", "pointerover", "focus", "focusin", "blur", "click", "keydown", "input",
    "change", "submit", "toggle", "beforetoggle", "animationstart", "animationend", "transitionend", "loadstart", "scroll", "begin",
    "copy", "paste", "drag", "drop", "wheel", "touchstart", "message", "hashchange", "pageshow", "invalid", "reset", "select"];
  document.addEventListener("click", (event) => event.preventDefault());
  const provoke = (root) => {
    for (const element of root.querySelectorAll("*")) {
      for (const name of events) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
      if (typeof element.focus === "function") element.focus();
      if (element.localName === "details") element.open = true;
    }
  };
  provoke(home);
  const first = home.innerHTML;
  const second = document.createElement("div");
  document.body.append(second);
  second.innerHTML = first;
  provoke(second);
  const third = document.createElement("section");
  document.body.append(third);
  third.innerHTML = second.innerHTML;
  provoke(third);
  const foreign = [...home.querySelectorAll("*")].filter((e) => e.namespaceURI !== "http://www.w3.org/1999/xhtml").length;
  return { first, stable: first === second.innerHTML && first === third.innerHTML, foreign };
})()`;
