import { html } from "hono/html";

import type { SandboxPerson } from "./controls.ts";
import { icon } from "./icons-web.ts";
import { type Html, messagesHtml, type Pane, posts } from "./messages-web.ts";
import { PAGE } from "./page-texts.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

/** One of the phones side by side: its place on the page and whose it is now. */
export interface Phone {
  slot: number;
  person: SandboxPerson;
  /** Whose it may be made. */
  people: readonly SandboxPerson[];
  zone: string;
}

/** The whole phone; what changes by itself is in its feed, so that what is being typed is left alone. */
export function phoneHtml(telegram: SandboxTelegram, phone: Phone): Html {
  const { slot, person } = phone;
  const at = paneOf(phone).path;
  return html`<section class="phone" id="phone-${slot}" aria-label="${person.name}">
    ${headHtml(phone)}
    ${feedHtml(telegram, phone)}
    ${composerHtml(paneOf(phone))}
    <form
      class="attach"
      hx-post="${at}/file"
      hx-encoding="multipart/form-data"
      hx-trigger="change"
      hx-swap="none"
    >
      <label title="${PAGE.attach}">
        <input type="file" name="file" aria-label="${PAGE.attach}" />
        ${icon("clip")}
      </label>
    </form>
    <div class="toasts" id="toasts-${slot}" role="status"></div>
  </section>`;
}

/** The field for typing. */
export const composerHtml = ({ path, include }: Pane): Html =>
  html`<form class="composer" hx-post="${path}/send" ${include === null ? "" : html`hx-include="${include}"`} hx-swap="none">
      <textarea
        name="text"
        rows="1"
        aria-label="${PAGE.message}"
        placeholder="${PAGE.message}"
        autocomplete="off"
      ></textarea>
      <button class="round" type="submit" aria-label="${PAGE.send}" title="${PAGE.send}">
        ${icon("send")}
      </button>
    </form>`;

/** Whose it is, and the choice of another. */
export function headHtml({ slot, person, people }: Phone): Html {
  return html`<header>
      <span class="face" aria-hidden="true">${initials(person.name)}</span>
      <div class="who">
        <p class="name">${person.name} ${icon("down")}</p>
        <select
          name="chat"
          aria-label="${PAGE.whose}"
          autocomplete="off"
          hx-get="/sandbox/phones/${slot}"
          hx-target="#phone-${slot}"
          hx-swap="outerHTML"
        >
          ${people.map(
            (one) =>
              html`<option value="${one.chatId}" ${one.chatId === person.chatId ? "selected" : ""}>
                ${[one.name, one.office, one.school].filter((part) => part !== "").join(" · ")}
              </option>`,
          )}
        </select>
        <p class="office">${[person.office, person.school].filter((part) => part !== "").join(", ")}</p>
      </div>
    </header>`;
}

/** What changes by itself: messages, the keyboard under them, the menu; asked for again with its version. */
export function feedHtml(telegram: SandboxTelegram, phone: Phone): Html {
  const { slot, person } = phone;
  const { chatId } = person;
  const version = telegram.version(chatId);
  const unread = telegram.unread(chatId);
  return html`<div
    class="feed${telegram.isBlocked(chatId) ? " blocked" : ""}"
    id="feed-${slot}"
    data-chat="${chatId}"
    hx-get="/sandbox/phones/${slot}/feed?chat=${chatId}&version=${version}"
    hx-trigger="changed, every 10s"
    hx-swap="outerMorph"
  >
    ${unread > 0 ? html`<span class="badge" title="Непрочитанные">${unread}</span>` : ""}
    <div class="messages" role="log" tabindex="0" aria-label="${PAGE.chat}">
      ${messagesHtml(telegram.messages(chatId), paneOf(phone))}
      ${telegram.action(chatId) === "typing" ? html`<p class="typing">${PAGE.typing}</p>` : ""}
    </div>
    ${menuHtml(telegram, phone)} ${keyboardHtml(telegram, phone)}
  </div>`;
}

const paneOf = ({ slot, person, zone }: Phone): Pane => ({
  slot,
  path: `/sandbox/chats/${person.chatId}`,
  include: null,
  zone,
});

function menuHtml(telegram: SandboxTelegram, phone: Phone): Html {
  const commands = telegram.commands(phone.person.chatId);
  return html`<details class="menu">
    <summary class="round" aria-label="${PAGE.menu}" title="${PAGE.menu}">${icon("menu")}</summary>
    <div class="list">
      ${commands.map(
        ({ command, description }) =>
          html`<button ${posts(paneOf(phone), "send", { text: `/${command}` })} hx-swap="none">
            <b>/${command}</b> ${description}
          </button>`,
      )}
      <button class="quiet" ${posts(paneOf(phone), "block")} hx-swap="none">${PAGE.stop}</button>
    </div>
  </details>`;
}

function keyboardHtml(telegram: SandboxTelegram, phone: Phone): Html | "" {
  const { chatId } = phone.person;
  if (telegram.isBlocked(chatId)) {
    return html`<div class="keyboard">
      <p>${PAGE.stopped}</p>
      <div class="row">
        <button class="main" ${posts(paneOf(phone), "restart")} hx-swap="none">${PAGE.restart}</button>
      </div>
    </div>`;
  }
  const start = telegram.hasStarted(chatId) ? null : [["/start"]];
  const rows = start ?? telegram.replyKeyboard(chatId)?.rows;
  if (rows === undefined) return "";
  return html`<div class="keyboard">
    ${rows.map(
      (row) =>
        html`<div class="row">
          ${row.map(
            (text) =>
              html`<button class="${start ? "main" : ""}" ${posts(paneOf(phone), "send", { text })} hx-swap="none">
                ${start ? PAGE.start : text}
              </button>`,
          )}
        </div>`,
    )}
  </div>`;
}

const initials = (name: string): string => (name.match(/\p{Lu}/gu) ?? ["?"]).slice(0, 2).join("");
