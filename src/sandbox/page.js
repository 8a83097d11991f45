// What htmx does not do: the place in the scroll, the key that sends, what is read, and what is copied.

const phones = () => [...document.querySelectorAll(".phone")];
const lastId = (list) => Number(list.querySelector(".message:last-of-type")?.dataset.id ?? 0);

// Kept beside the page: a refresh takes away what it did not write itself.
const seenLast = new WeakMap();
const keptAtEnd = new WeakMap();
const atEnd = (list) => list.scrollHeight - list.clientHeight - list.scrollTop < 24;

// A keyboard that comes or a window that shrinks must not hide the last message.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) if (keptAtEnd.get(target)) target.scrollTop = target.scrollHeight;
});

document.addEventListener(
  "scroll",
  (event) => {
    if (event.target.matches?.(".messages")) keptAtEnd.set(event.target, atEnd(event.target));
  },
  true,
);

/** Shows what is new from its beginning, or the end where all of it fits. */
function follow() {
  for (const list of document.querySelectorAll(".messages")) {
    sizes.observe(list);
    const seen = seenLast.get(list) ?? -1;
    const last = lastId(list);
    if (last === seen) continue;
    seenLast.set(list, last);
    const end = list.scrollHeight - list.clientHeight;
    const fresh = [...list.querySelectorAll(".message")].find((message) => Number(message.dataset.id) > seen);
    list.scrollTop = seen < 0 || !fresh ? end : Math.min(end, fresh.offsetTop - 12);
    keptAtEnd.set(list, atEnd(list));
  }
}

/** Names of people whose phones are on the page need no mention above them. */
function hideShown() {
  const shown = new Set(phones().map((phone) => phone.querySelector("[data-chat]").dataset.chat));
  const buttons = [...document.querySelectorAll("[data-open]")];
  for (const button of buttons) button.hidden = shown.has(button.dataset.open);
  const line = document.querySelector(".elsewhere");
  if (line) line.hidden = buttons.every((button) => button.hidden);
}

function rememberPhones() {
  const ids = phones().map((phone) => phone.querySelector("[data-chat]").dataset.chat);
  const address = new URL(location.href);
  if (ids.join(",") === (address.searchParams.get("phones") ?? "")) return;
  address.search = `?phones=${ids.join(",")}`;
  history.replaceState(null, "", address);
}

function settle() {
  follow();
  hideShown();
}

function markRead(phone) {
  if (!phone?.querySelector(".badge")) return;
  const chat = phone.querySelector("[data-chat]").dataset.chat;
  void fetch(`/sandbox/chats/${chat}/read`, { method: "POST" });
}

function problem(text) {
  document.querySelector("#problem").textContent = text;
}

function toast(phone, text) {
  const line = document.createElement("p");
  line.className = "toast";
  line.textContent = text;
  phone?.querySelector(".toasts")?.append(line);
}

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 120)}px`;
}

document.addEventListener("htmx:after:swap", () => {
  settle();
  const active = document.activeElement?.closest(".phone");
  if (active && !document.hidden) markRead(active);
});

document.addEventListener("htmx:after:settle", () => {
  settle();
  rememberPhones();
});

document.addEventListener("htmx:before:request", (event) => {
  if (event.detail.ctx?.request?.method !== "GET") problem("");
});

document.addEventListener("htmx:after:request", (event) => {
  const status = event.detail.ctx?.response?.raw?.status ?? event.detail.ctx?.response?.status ?? 0;
  const form = event.target.closest?.("form");
  if (status >= 300 || !form) return;
  if (form.matches(".composer")) {
    form.reset();
    fit(form.elements.text);
    form.elements.text.focus();
  }
  if (form.matches(".attach")) form.reset();
  form.closest("details")?.removeAttribute("open");
});

document.addEventListener("htmx:error", () => problem(document.body.dataset.offline));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector("details[open]")?.removeAttribute("open");
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches?.(".composer textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("input", (event) => {
  if (event.target.matches?.(".composer textarea")) fit(event.target);
});

document.addEventListener("focusin", (event) => markRead(event.target.closest?.(".phone")));

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[open]")) {
    if (!open.contains(event.target) || event.target.closest("[hx-post]:not(form)"))
      open.removeAttribute("open");
  }
  const copied = event.target.closest?.("[data-copy]");
  if (copied) {
    void navigator.clipboard
      ?.writeText(copied.dataset.copy)
      .then(() => toast(copied.closest(".phone"), document.body.dataset.copied));
  }
  const open = event.target.closest?.("[data-open]");
  const last = open && phones().at(-1);
  if (last) {
    const select = last.querySelector("select");
    const { open: chat, name } = open.dataset;
    // Named since this phone was drawn.
    if (![...select.options].some((option) => option.value === chat)) select.add(new Option(name, chat));
    select.value = chat;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.focus();
  }
});

document.addEventListener("animationend", (event) => {
  if (event.target.matches?.(".toast")) event.target.remove();
});

const changes = new EventSource("/sandbox/changes");
changes.addEventListener("chats", (event) => {
  for (const chat of event.data.split(",")) {
    for (const feed of document.querySelectorAll(`[data-chat="${CSS.escape(chat)}"]`))
      htmx.trigger(feed, "changed");
  }
  htmx.trigger(document.querySelector("#top"), "changed");
});
let offline = false;
changes.addEventListener("error", () => {
  offline = true;
  problem(document.body.dataset.offline);
});
changes.addEventListener("open", () => {
  if (!offline) return;
  offline = false;
  problem("");
  for (const part of document.querySelectorAll("[data-chat], #top")) htmx.trigger(part, "changed");
});

settle();
