import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

import type { EntityMarks } from "./formatted-text.ts";
import { escapeHtml, toHtml } from "./formatted-text.ts";
import { icon } from "./icons-web.ts";
import type { InlineButton } from "./keyboard.ts";
import { dayText, PAGE, sizeText, timeText } from "./page-texts.ts";
import type { PhoneMessage } from "./person.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Where messages are shown: the place on the page, and where what is done with them is posted. */
export interface Pane {
  slot: number;
  path: string;
  /** What is posted beside, as htmx says it: who of a group does it. */
  include: string | null;
  zone: string;
}

/** Attributes of a button that posts `values` to the pane's chat. */
export function posts(pane: Pane, action: string, values: Record<string, string | number> = {}): Html {
  const include = pane.include === null ? "" : html`hx-include="${pane.include}"`;
  return html`type="button" hx-post="${pane.path}/${action}" hx-vals="${JSON.stringify(values)}" ${include}`;
}

export function messagesHtml(messages: readonly PhoneMessage[], pane: Pane): Html[] {
  if (messages.length === 0) return [html`<p class="nothing">${PAGE.empty}</p>`];
  let day = "";
  return messages.map((message) => {
    const today = dayText(message.at, pane.zone);
    const heading = today === day ? "" : html`<p class="day">${today}</p>`;
    day = today;
    return html`${heading}${bubbleHtml(pane, message)}`;
  });
}

function bubbleHtml(pane: Pane, message: PhoneMessage): Html {
  const body = toHtml(message.content, pageMarks(pane));
  const time = timeText(message.at, pane.zone);
  return html`<article
    class="message ${message.fromBot ? "bot" : "own"}"
    id="m${pane.slot}-${message.id}"
    data-id="${message.id}"
    aria-label="${message.fromBot ? PAGE.botSays : PAGE.personSays}, ${time}"
  >
    <div class="bubble">
      ${message.author === null ? "" : html`<b class="author">${message.author}</b>`}
      ${fileHtml(message)}${message.text === "" ? "" : html`<div class="text">${raw(body)}</div>`}
      <small>${message.edited ? `${PAGE.edited} ` : ""}${time}</small>
    </div>
    ${
      message.buttons.length === 0
        ? ""
        : html`<div class="buttons">
            ${message.buttons.map(
              (row) => html`<div class="row">${row.map((button) => buttonHtml(pane, message, button))}</div>`,
            )}
          </div>`
    }
  </article>`;
}

function buttonHtml(pane: Pane, message: PhoneMessage, button: InlineButton): Html {
  if (button.url !== undefined) return linkHtml(button.url, button.text);
  const values = { message: message.id, data: button.callback_data ?? "" };
  const target = `#toasts-${pane.slot}`;
  return html`<button
    ${posts(pane, "tap", values)}
    hx-target="${target}"
    hx-swap="beforeend"
    hx-disable="this"
  >
    ${button.text}
  </button>`;
}

/** A link to Telegram itself leads nowhere from here: it is copied, to be pasted into another pane. */
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
function pageMarks(pane: Pane): EntityMarks {
  return (entity, content) => {
    const tag = TAGS[entity.type];
    if (tag !== undefined) return [`<${tag}>`, `</${tag}>`];
    if (entity.type === "spoiler") return [`<span class="spoiler" tabindex="0">`, "</span>"];
    if (entity.type === "bot_command") {
      const values = escapeHtml(JSON.stringify({ text: content }));
      const include = pane.include === null ? "" : ` hx-include="${pane.include}"`;
      return [
        `<button type="button" class="command" hx-post="${pane.path}/send" hx-swap="none" hx-vals="${values}"${include}>`,
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
