import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

import type { SandboxPerson } from "./controls.ts";
import type { EntityMarks } from "./formatted-text.ts";
import { escapeHtml, toHtml } from "./formatted-text.ts";
import type { InlineButton } from "./keyboard.ts";
import { dayText, PAGE, sizeText, timeText } from "./page-texts.ts";
import type { PhoneMessage } from "./person.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One of the phones side by side: its place on the page and whose it is now. */
export interface Phone {
  slot: number;
  person: SandboxPerson;
  people: readonly SandboxPerson[];
  zone: string;
}

/** The whole phone; what changes by itself is in its feed, so that what is being typed is left alone. */
export function phoneHtml(telegram: SandboxTelegram, phone: Phone): Html {
  const { slot, person } = phone;
  const at = chatPath(person);
  return html`<section class="phone" id="phone-${slot}" aria-label="${person.name}">
    <header>
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
          ${phone.people.map(
            (one) =>
              html`<option value="${one.chatId}" ${one.chatId === person.chatId ? "selected" : ""}>
                ${[one.name, one.office, one.school].filter((part) => part !== "").join(" · ")}
              </option>`,
          )}
        </select>
        <p class="office">${[person.office, person.school].filter((part) => part !== "").join(", ")}</p>
      </div>
    </header>
    ${feedHtml(telegram, phone)}
    <form class="composer" hx-post="${at}/send" hx-swap="none">
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
    </form>
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
      ${messagesHtml(telegram, phone)}
      ${telegram.action(chatId) === "typing" ? html`<p class="typing">${PAGE.typing}</p>` : ""}
    </div>
    ${menuHtml(telegram, phone)} ${keyboardHtml(telegram, phone)}
  </div>`;
}

const chatPath = (person: SandboxPerson): string => `/sandbox/chats/${person.chatId}`;

/** Attributes of a button that posts `values` to the person's chat. */
function posts(phone: Phone, action: string, values: Record<string, string | number> = {}): Html {
  return html`type="button" hx-post="${chatPath(phone.person)}/${action}" hx-vals="${JSON.stringify(values)}"`;
}

function messagesHtml(telegram: SandboxTelegram, phone: Phone): Html[] {
  const messages = telegram.messages(phone.person.chatId);
  if (messages.length === 0) return [html`<p class="nothing">${PAGE.empty}</p>`];
  let day = "";
  return messages.map((message) => {
    const today = dayText(message.at, phone.zone);
    const heading = today === day ? "" : html`<p class="day">${today}</p>`;
    day = today;
    return html`${heading}${bubbleHtml(phone, message)}`;
  });
}

function bubbleHtml(phone: Phone, message: PhoneMessage): Html {
  const body = toHtml(message.content, pageMarks(phone));
  const time = timeText(message.at, phone.zone);
  return html`<article
    class="message ${message.fromBot ? "bot" : "own"}"
    id="m${phone.slot}-${message.id}"
    data-id="${message.id}"
    aria-label="${message.fromBot ? PAGE.botSays : PAGE.personSays}, ${time}"
  >
    <div class="bubble">
      ${fileHtml(message)}${message.text === "" ? "" : html`<div class="text">${raw(body)}</div>`}
      <small>${message.edited ? `${PAGE.edited} ` : ""}${time}</small>
    </div>
    ${
      message.buttons.length === 0
        ? ""
        : html`<div class="buttons">
            ${message.buttons.map(
              (row) =>
                html`<div class="row">${row.map((button) => buttonHtml(phone, message, button))}</div>`,
            )}
          </div>`
    }
  </article>`;
}

function buttonHtml(phone: Phone, message: PhoneMessage, button: InlineButton): Html {
  if (button.url !== undefined) return linkHtml(button.url, button.text);
  const values = { message: message.id, data: button.callback_data ?? "" };
  const target = `#toasts-${phone.slot}`;
  return html`<button
    ${posts(phone, "tap", values)}
    hx-target="${target}"
    hx-swap="beforeend"
    hx-disable="this"
  >
    ${button.text}
  </button>`;
}

/** A link to Telegram itself leads nowhere from here: it is copied, to be pasted into another phone. */
function linkHtml(url: string, text: string): Html {
  const shared = url.startsWith("https://t.me/share/url?") ? new URL(url).searchParams.get("url") : null;
  if (shared !== null || isTelegramLink(url)) {
    return html`<button type="button" class="copy" data-copy="${shared ?? url}" title="${PAGE.copyLink}">
      ${text}
    </button>`;
  }
  return html`<a class="button" href="${url}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

const isTelegramLink = (url: string): boolean => /^(https?:\/\/)?t\.me\/|^tg:/i.test(url);

const TAGS: Record<string, string> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Only tags of our own choice get into the page, whatever a message holds. */
function pageMarks(phone: Phone): EntityMarks {
  return (entity, content) => {
    const tag = TAGS[entity.type];
    if (tag !== undefined) return [`<${tag}>`, `</${tag}>`];
    if (entity.type === "spoiler") return [`<span class="spoiler" tabindex="0">`, "</span>"];
    if (entity.type === "bot_command") {
      const values = escapeHtml(JSON.stringify({ text: content }));
      const path = `${chatPath(phone.person)}/send`;
      return [
        `<button type="button" class="command" hx-post="${path}" hx-swap="none" hx-vals="${values}">`,
        "</button>",
      ];
    }
    if (entity.type !== "text_link" && entity.type !== "url") return null;
    const url = entity.url ?? content;
    if (isTelegramLink(url)) {
      return [
        `<button type="button" class="copy" data-copy="${escapeHtml(url)}" title="${PAGE.copyLink}">`,
        "</button>",
      ];
    }
    return /^(https?|mailto|tel):/i.test(url)
      ? [`<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">`, "</a>"]
      : null;
  };
}

function fileHtml({ file }: PhoneMessage): Html | "" {
  if (file === null) return "";
  const path = `/sandbox/files/${file.id}`;
  if (file.type.startsWith("image/")) return html`<img src="${path}" alt="${PAGE.photo}" />`;
  return html`<a class="file" href="${path}" download="${file.name}">
    ${icon("file")}<span><b>${file.name}</b><small>${sizeText(file.bytes.length)}</small></span>
  </a>`;
}

function menuHtml(telegram: SandboxTelegram, phone: Phone): Html {
  const commands = telegram.commands(phone.person.chatId);
  return html`<details class="menu">
    <summary class="round" aria-label="${PAGE.menu}" title="${PAGE.menu}">${icon("menu")}</summary>
    <div class="list">
      ${commands.map(
        ({ command, description }) =>
          html`<button ${posts(phone, "send", { text: `/${command}` })} hx-swap="none">
            <b>/${command}</b> ${description}
          </button>`,
      )}
      <button class="quiet" ${posts(phone, "block")} hx-swap="none">${PAGE.stop}</button>
    </div>
  </details>`;
}

function keyboardHtml(telegram: SandboxTelegram, phone: Phone): Html | "" {
  const { chatId } = phone.person;
  if (telegram.isBlocked(chatId)) {
    return html`<div class="keyboard">
      <p>${PAGE.stopped}</p>
      <div class="row">
        <button class="main" ${posts(phone, "restart")} hx-swap="none">${PAGE.restart}</button>
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
              html`<button class="${start ? "main" : ""}" ${posts(phone, "send", { text })} hx-swap="none">
                ${start ? PAGE.start : text}
              </button>`,
          )}
        </div>`,
    )}
  </div>`;
}

const initials = (name: string): string => (name.match(/\p{Lu}/gu) ?? ["?"]).slice(0, 2).join("");

const ICONS = {
  send: "M3 20.5v-6.8L13 12 3 10.3V3.5L21.5 12z",
  clip: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.7a1.5 1.5 0 0 1-3 0V7H9v8.5a3 3 0 0 0 6 0V5.8a4.5 4.5 0 0 0-9 0v10.7a6 6 0 0 0 12 0v-10z",
  down: "M7 10l5 5 5-5z",
  menu: "M4 6h16v2H4zm0 5h16v2H4zm0 5h16v2H4z",
  file: "M6 2h8l5 5v15H6zm7 1.5V8h4.5z",
} as const;

const icon = (name: keyof typeof ICONS): Html =>
  html`<svg viewBox="0 0 24 24" width="22" height="22" fill="currentColor" aria-hidden="true">
    <path d="${ICONS[name]}" />
  </svg>`;
