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
      const isWide = matchMedia("(min-width: 80rem)").matches; // beside the form, not over it
      if (isWide && !chosen && toggle.getAttribute("aria-expanded") !== "true") toggle.click();
    });
  }

  // Publishing by keyboard, from wherever the cursor stands; pages with a way out know Escape.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      const publish = document.querySelector(".desk-publish button");
      if (!publish) return;
      event.preventDefault();
      event.stopPropagation();
      publish.click();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      const out = document.querySelector("a[data-desk-escape]");
      if (out) out.click();
    }
  }, true);
})();
