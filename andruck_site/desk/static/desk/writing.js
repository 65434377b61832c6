/* While somebody writes: findings for what stands in the form, and lengths. Nothing is ever written into the form. */
(() => {
  "use strict";

  const form = document.getElementById("w-editor-form");
  const panel = () => document.querySelector("[data-desk-panel][data-check-url]");
  if (!form || !panel()) return;

  const PAUSE = 900; // milliseconds without a key, longer than the editor takes to hand on its text
  const LATER = 2000;
  let timer = 0;
  let turn = 0;
  let told = null; // what was proofed last
  let asking = null;

  function content() {
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    return JSON.stringify({ fields });
  }

  // An answer that somebody is giving in the panel must not vanish under the fingers.
  function isBusy(old) {
    const reasons = [...old.querySelectorAll("input[name=grund]")];
    return reasons.some((one) => one.value.trim() || one === document.activeElement);
  }

  function say(words) {
    const status = panel() && panel().querySelector("[data-desk-check-status]");
    if (status && status.textContent !== words) status.textContent = words;
  }

  function put(old, html) {
    const marked = old.querySelector(".desk-panel__text");
    const isFolded = marked && !marked.open;
    old.outerHTML = html;
    const text = panel() && panel().querySelector(".desk-panel__text");
    if (text && isFolded) text.open = false;
  }

  async function check() {
    const old = panel();
    if (!old) return;
    if (isBusy(old)) return plan(LATER);
    const now = content();
    if (now === told) return;
    if (asking) asking.abort();
    asking = new AbortController();
    const mine = ++turn;
    try {
      const answer = await fetch(old.dataset.checkUrl, {
        method: "POST",
        body: now,
        signal: asking.signal,
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
        },
      });
      const said = await answer.json();
      if (mine !== turn) return; // somebody went on writing
      if (!answer.ok) return say(said.error || "Die Prüfung ist gerade nicht erreichbar.");
      if (panel() !== old) return plan(PAUSE); // saved in the meantime, and renewed
      if (isBusy(old)) return plan(LATER);
      told = now;
      put(old, said.html);
    } catch (error) {
      if (mine === turn && error.name !== "AbortError") say("Die Prüfung ist gerade nicht erreichbar. Ihr Text bleibt, wo er ist.");
    }
  }

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(check, wait);
  }

  for (const kind of ["input", "change", "keyup", "click", "drop", "paste"]) {
    form.addEventListener(kind, () => plan(PAUSE));
  }

  // Wagtail gives its rich-text fields no name; the block they stand in has one.
  function nameFields() {
    form.querySelectorAll("[role=textbox][contenteditable]:not([aria-label])").forEach((field) => {
      const block = field.closest("[data-panel]");
      const kind = block && block.querySelector(".c-sf-block__type");
      if (kind) field.setAttribute("aria-label", kind.textContent.trim());
    });
  }
  window.addEventListener("load", nameFields);
  form.addEventListener("focusin", nameFields);

  // How long headline and standfirst are, in characters as readers count them.
  const LENGTHS = { id_headline: [70, 250], id_description: [300, 1000] };
  for (const [id, [good, most]] of Object.entries(LENGTHS)) {
    const field = document.getElementById(id);
    if (!field) continue;
    const line = document.createElement("p");
    line.className = "desk-length";
    line.id = `${id}-length`;
    field.insertAdjacentElement("afterend", line);
    field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
    const count = () => {
      const length = [...field.value].length;
      const hint = length > most ? ` – höchstens ${most}` : length > good ? ` – besser bis ${good}` : "";
      line.textContent = `${length} Zeichen${hint}`;
      line.classList.toggle("is-long", length > good);
    };
    field.addEventListener("input", count);
    count();
    if (id === "id_headline" && !field.value && !form.contains(document.activeElement)) field.focus();
  }
})();
