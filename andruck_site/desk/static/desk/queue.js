/* The queue by hand: keys do what buttons do, the item beside the list changes in place.
   Everything here also works without: links are links, forms are forms. */
(() => {
  "use strict";

  const queue = document.querySelector("[data-desk-queue]");
  if (!queue) return;
  document.documentElement.classList.add("js");
  const AHEAD = 4; // items fetched before anybody asks for them
  const FRESH = 20_000; // milliseconds an item fetched ahead may be shown
  const POLL = 4_000;
  const list = queue.querySelector("[data-desk-list]");
  const item = queue.querySelector("[data-desk-item]");
  const said = queue.querySelector("[data-desk-said]");
  const lines = () => [...queue.querySelectorAll("[data-desk-line]")];
  const current = () => queue.querySelector("[data-desk-line][aria-current]");
  const verbs = () => item.querySelector("[data-desk-verbs]");
  const JSON_ANSWER = { Accept: "application/json" };

  function say(text, kind = "") {
    if (!text) return;
    said.textContent = text;
    said.className = kind ? `desk-said desk-said--${kind}` : "desk-said";
    said.hidden = false;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { said.hidden = true; }, 6_000);
  }

  // Items: fetched ahead, so that the next one is there when its key is pressed.
  const kept = new Map();
  function fetched(link) {
    const known = kept.get(link.dataset.pk);
    if (known && performance.now() - known.at < FRESH) return known.text;
    const asked = new URLSearchParams({ zurueck: list.dataset.back });
    const text = fetch(`${link.dataset.item}?${asked}`).then((answer) => {
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      return answer.text();
    });
    text.catch(() => kept.delete(link.dataset.pk));
    kept.set(link.dataset.pk, { at: performance.now(), text });
    if (kept.size > 60) kept.delete(kept.keys().next().value);
    return text;
  }

  function lookAhead() {
    const all = lines();
    const at = all.indexOf(current());
    all.slice(at + 1, at + 1 + AHEAD).forEach(fetched);
    if (at > 0) fetched(all[at - 1]);
    if (at > all.length - 12) extend();
  }

  function pick(link) {
    const old = current();
    if (old) {
      old.removeAttribute("aria-current");
      old.classList.remove("is-current");
    }
    link.setAttribute("aria-current", "true");
    link.classList.add("is-current");
  }

  let asking = 0;
  async function open(link, notice) {
    const turn = ++asking; // whoever runs through the list sees the last one only
    item.setAttribute("aria-busy", "true"); // no verb may hit the item that is leaving
    pick(link);
    const stacked = getComputedStyle(queue).display === "block"; // on a telephone
    if (!stacked) link.scrollIntoView({ block: "nearest" });
    try {
      const text = await fetched(link);
      if (turn !== asking) return;
      item.innerHTML = text;
    } catch {
      window.location = link.href;
      return;
    }
    if (notice) {
      const note = document.createElement("p");
      note.className = "desk-note desk-note--warning";
      note.setAttribute("role", "alert");
      note.textContent = notice;
      item.prepend(note);
    }
    item.removeAttribute("aria-busy");
    item.scrollTop = 0;
    if (stacked) item.scrollIntoView({ block: "start" });
    history.replaceState({}, "", link.href);
    setTimeout(lookAhead, 0);
  }

  function renew(link, notice) {
    kept.delete(link.dataset.pk);
    return open(link, notice);
  }

  // The list goes on below: the next page's lines join this one's.
  let older = queue.querySelector(".desk-pages [rel=next]");
  let extending = null;
  function extend() {
    if (!older || extending) return extending;
    extending = fetch(older.href).then((answer) => answer.text()).then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      const known = new Set(lines().map((one) => one.dataset.pk));
      const rows = [...page.querySelectorAll("[data-desk-list] ol > li")];
      rows.filter((row) => !known.has(row.querySelector("[data-desk-line]").dataset.pk))
        .forEach((row) => {
          const line = row.querySelector("[data-desk-line]");
          line.removeAttribute("aria-current");
          line.classList.remove("is-current");
          list.querySelector("ol").append(row);
        });
      const next = page.querySelector(".desk-pages [rel=next]");
      if (next) older.href = next.href;
      else older.remove();
      older = next && older;
    }).catch(() => {}).finally(() => { extending = null; });
    return extending;
  }

  // Deeds: sent without leaving the page. Who came too late is told so beside the item.
  async function send(form, submitter) {
    const link = current();
    const body = new FormData(form, submitter);
    item.setAttribute("aria-busy", "true");
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: JSON_ANSWER });
    } catch {
      item.removeAttribute("aria-busy");
      say("Keine Verbindung zum Server; es wurde nichts geändert.", "warning");
      return null;
    }
    const told = await answer.json().catch(() => null);
    if (answer.ok && told) return told;
    item.removeAttribute("aria-busy");
    if (!told || !told.conflict) {
      say("Das hat nicht geklappt. Bitte laden Sie die Seite neu.", "warning");
    } else if (answer.status === 409 && link && !form.matches("[data-desk-undo]")) {
      await renew(link, told.conflict);
      poll();
    } else {
      say(told.conflict, "warning");
    }
    return null;
  }

  async function deed(form, submitter) {
    const link = current();
    const told = await send(form, submitter);
    if (!told) return;
    say(told.said);
    if (link) {
      if (leaves(link, told.state)) await away(link);
      else await renew(link);
    } else {
      window.location = `?${list.dataset.back}`;
    }
    poll();
  }

  const leaves = (link, state) => Boolean(queue.dataset.stand) && state !== queue.dataset.stand;

  async function away(link) {
    const all = lines();
    const at = all.indexOf(link);
    const next = all[at + 1] || all[at - 1];
    kept.delete(link.dataset.pk);
    link.closest("li").remove();
    if (next) await open(next);
    else window.location = `?${list.dataset.back}`;
  }

  async function undo(form) {
    const told = await send(form);
    if (!told) return;
    const link = told.item && lines().find((one) => one.dataset.pk === String(told.item));
    if (link && !leaves(link, told.state)) {
      say(told.said);
      await renew(link);
      poll();
    } else if (told.item) { // it stands in the list again: where, the server knows
      const back = list.dataset.back;
      sessionStorage.setItem("desk-said", told.said);
      window.location = `?${back ? back + "&" : ""}meldung=${told.item}`;
    } else {
      item.removeAttribute("aria-busy");
      say(told.said);
      if (current()) renew(current());
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const submitter = event.submitter;
    if (form.matches("[data-desk-undo]")) {
      event.preventDefault();
      undo(form);
    } else if (form.matches("[data-desk-deed]") && !(submitter && submitter.name === "bearbeiten")) {
      event.preventDefault();
      const dialog = form.closest("dialog");
      if (dialog) dialog.close();
      deed(form, submitter);
    } else if (form.closest(".desk-finding")) {
      event.preventDefault();
      deed(form, submitter);
    } else if (submitter && submitter.name === "bearbeiten") {
      const following = lines()[lines().indexOf(current()) + 1];
      const onward = form.querySelector("[name=weiter]");
      if (onward) onward.value = following ? following.dataset.pk : "";
    }
  });

  queue.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-desk-dialog]");
    if (opener) return ask(opener.dataset.deskDialog);
    const merge = event.target.closest("[data-desk-key=m]");
    if (merge) {
      const following = lines()[lines().indexOf(current()) + 1];
      const address = new URL(merge.href);
      address.searchParams.set("weiter", following ? following.dataset.pk : "");
      merge.href = address;
    }
    const link = event.target.closest("[data-desk-line]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (link !== current()) open(link);
  });

  function ask(name) {
    const dialog = document.getElementById(name);
    if (name === "desk-sections") {
      const url = verbs() && verbs().dataset.sectionUrl;
      if (!url) return;
      dialog.querySelector("[data-desk-sections]").action = url;
    }
    dialog.showModal();
  }

  function answer() {
    const next = [...item.querySelectorAll(".desk-finding details:not([open])")][0];
    if (!next) return say("Kein offener Befund.");
    next.open = true;
    const input = next.querySelector("input[name=grund]");
    input.focus();
    input.scrollIntoView({ block: "nearest" });
  }

  const move = (step) => {
    const all = lines();
    const next = all[all.indexOf(current()) + step];
    if (next) open(next);
    else if (step > 0 && older) Promise.resolve(extend()).then(() => lines().length > all.length && move(step));
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (field) {
      if (event.key === "Escape" && !field.closest("dialog")) field.blur();
      return;
    }
    const key = event.key.toLowerCase();
    const dialog = document.querySelector("dialog[open]");
    if (dialog) {
      const choice = dialog.querySelector(`[data-desk-choice="${CSS.escape(key)}"]`);
      if (choice && !event.repeat) {
        event.preventDefault();
        choice.click();
      }
      return;
    }
    if (event.target.closest("[role=dialog]")) return;
    const onControl = event.target.closest("a, button, summary, input");
    if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
    else if (key === "/") document.getElementById("desk-q").focus();
    else if (key === "enter" && !onControl) item.focus();
    else if (key === "escape" && current()) current().focus();
    else if (event.repeat) return;
    else if (key === "b" && !item.hasAttribute("aria-busy")) answer();
    else {
      const name = CSS.escape(key === "z" ? "u" : key);
      const inItem = item.querySelector(`[data-desk-key="${name}"]`);
      const verb = inItem || queue.querySelector(`[data-desk-key="${name}"]:not([hidden])`);
      if (!verb || item.hasAttribute("aria-busy")) return;
      verb.click();
    }
    event.preventDefault();
  });

  // Counts stay fresh; a hidden tab asks for nothing.
  let tag = "";
  async function poll() {
    if (document.hidden) return;
    try {
      const joint = queue.dataset.counts.endsWith("?") ? "" : "&";
      const asked = `${queue.dataset.counts}${joint}seit=${encodeURIComponent(queue.dataset.since)}`;
      const headers = tag ? { ...JSON_ANSWER, "If-None-Match": tag } : JSON_ANSWER;
      const answered = await fetch(asked, { headers, cache: "no-store" });
      if (answered.status !== 200 || answered.redirected) return;
      tag = answered.headers.get("ETag") || "";
      show(await answered.json());
    } catch { /* the next beat comes soon */ }
  }

  function show(told) {
    queue.querySelector("[data-desk-total]").textContent = told.total;
    queue.querySelectorAll("[data-desk-count]").forEach((one) => {
      const at = one.dataset.deskCount.indexOf(":");
      const counts = told.counts[one.dataset.deskCount.slice(0, at)] || {};
      one.textContent = counts[one.dataset.deskCount.slice(at + 1)] || 0;
    });
    const fresh = queue.querySelector("[data-desk-fresh]");
    fresh.hidden = !told.fresh;
    fresh.querySelector("[data-desk-fresh-words]").textContent = told.words;
  }
  setInterval(poll, POLL);
  document.addEventListener("visibilitychange", poll);

  // On narrow screens the choices fold, so that the list comes first.
  const facets = queue.querySelector("[data-desk-facets]");
  const narrow = matchMedia("(max-width: 75rem)");
  const fold = () => { facets.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();

  const waiting = sessionStorage.getItem("desk-said");
  if (waiting) {
    sessionStorage.removeItem("desk-said");
    say(waiting);
  }
  const here = current();
  if (here) {
    here.scrollIntoView({ block: "nearest" });
    lookAhead();
  }
})();
