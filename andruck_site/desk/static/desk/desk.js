/* Niceties of the desk. Everything here also works without: links are links, forms are forms. */
(() => {
  "use strict";

  // A finding and its place in the text find each other.
  function show(element) {
    if (!element) return;
    document.querySelectorAll(".is-found").forEach((one) => one.classList.remove("is-found"));
    element.classList.add("is-found");
    element.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  document.addEventListener("click", (event) => {
    const jump = event.target.closest("[data-desk-jump]");
    if (jump) {
      const mark = document.querySelector(jump.getAttribute("href"));
      const folded = mark && mark.closest("details");
      if (folded) folded.open = true;
      show(mark);
      event.preventDefault();
      return;
    }
    const field = event.target.closest("[data-desk-field]");
    if (field) {
      const part = document.getElementById(field.getAttribute("href").slice(1));
      if (part) {
        part.scrollIntoView({ block: "center", behavior: "smooth" });
        const input = part.matches("input, textarea") ? part : part.querySelector("[contenteditable], input:not([type=hidden]), textarea");
        if (input) input.focus({ preventScroll: true });
        event.preventDefault();
      }
      return;
    }
    const mark = event.target.closest("mark[data-finding]");
    if (mark && !event.target.closest("a")) {
      show(document.getElementById("befund-" + mark.dataset.finding.split("-")[0]));
    }
  });

  // The panel beside the form: answers without leaving the form.
  document.addEventListener("submit", async (event) => {
    const panel = event.target.closest("[data-desk-panel][data-url]");
    if (!panel || (event.submitter && event.submitter.name === "uebernehmen")) return;
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    const answer = await fetch(event.target.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text: told.conflict || "Das hat nicht geklappt. Bitte laden Sie die Seite neu.", type: "warning" } }));
      return;
    }
    const renewed = await fetch(panel.dataset.url);
    if (renewed.ok) panel.outerHTML = await renewed.text();
  });

  // Findings are open beside the form until an editor chooses otherwise (Wagtail remembers).
  const toggle = document.querySelector("[data-side-panel-toggle=findings]");
  if (toggle && document.querySelector("[data-desk-findings], [data-check-url]")) {
    window.addEventListener("load", () => {
      const chosen = Object.keys(localStorage).some((key) => key.startsWith("wagtail:side-panel-open"));
      if (!chosen && toggle.getAttribute("aria-expanded") !== "true") toggle.click();
    });
  }

  // The queue: the item beside the list changes in place; keys do what buttons do.
  const queue = document.querySelector("[data-desk-queue]");
  if (!queue) return;
  const item = () => queue.querySelector("[data-desk-item]");
  const current = () => queue.querySelector("[data-desk-line][aria-current]");

  let asking = 0;
  async function open(link) {
    const turn = ++asking; // whoever runs through the list sees the last one only
    item().setAttribute("aria-busy", "true"); // no verb may hit the item that is leaving
    const lines = [...queue.querySelectorAll("[data-desk-line]")];
    const at = lines.indexOf(link);
    const next = lines[at + 1] || lines[at - 1];
    const old = current();
    if (old) {
      old.removeAttribute("aria-current");
      old.classList.remove("is-current");
    }
    link.setAttribute("aria-current", "true");
    link.classList.add("is-current");
    const asked = new URLSearchParams({ zurueck: queue.querySelector("[data-desk-list]").dataset.back });
    if (next) asked.set("weiter", next.dataset.pk);
    const answer = await fetch(`${link.dataset.item}?${asked}`);
    if (!answer.ok || answer.redirected) {
      window.location = link.href;
      return;
    }
    const text = await answer.text();
    if (turn !== asking) return;
    item().innerHTML = text;
    item().removeAttribute("aria-busy");
    item().scrollTop = 0;
    const stacked = getComputedStyle(queue).display === "block"; // on a telephone
    (stacked ? item() : link).scrollIntoView({ block: stacked ? "start" : "nearest" });
    history.pushState({}, "", link.href);
  }

  queue.addEventListener("click", (event) => {
    const link = event.target.closest("[data-desk-line]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (link !== current()) open(link);
  });
  window.addEventListener("popstate", () => window.location.reload());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]")) return;
    if (event.key === "j" || event.key === "k") {
      const lines = [...queue.querySelectorAll("[data-desk-line]")];
      const next = lines[lines.indexOf(current()) + (event.key === "j" ? 1 : -1)];
      if (next) open(next);
      event.preventDefault();
    } else if (event.key === "/") {
      document.getElementById("desk-q").focus();
      event.preventDefault();
    } else if (!item().hasAttribute("aria-busy")) {
      const verb = item().querySelector(`[data-desk-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (verb) {
        verb.click();
        event.preventDefault();
      }
    }
  });

  const here = current();
  if (here) here.scrollIntoView({ block: "nearest" });
})();
