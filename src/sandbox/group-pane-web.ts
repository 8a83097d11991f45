import { html } from "hono/html";
import type { SandboxPerson } from "./controls.ts";
import type { GroupView } from "./group-phones.ts";
import { type Html, messagesHtml, type Pane, posts } from "./messages-web.ts";
import { PAGE } from "./page-texts.ts";
import { composerHtml, headHtml, type Phone } from "./phone-web.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

/** A group in the list of those whose phones can be looked at. */
export const asPerson = ({ chatId, title, kind }: GroupView): SandboxPerson => ({
  chatId,
  name: title,
  office: kind === "supergroup" ? PAGE.supergroup : PAGE.group,
  school: "",
});

/** A group in the place of a phone: its messages, and under them who writes in it. */
export interface GroupPane extends Phone {
  group: GroupView;
  /** Everybody who may do something in it. */
  actors: readonly SandboxPerson[];
}

export function groupHtml(telegram: SandboxTelegram, pane: GroupPane): Html {
  const { slot, group, actors } = pane;
  return html`<section class="phone group" id="phone-${slot}" aria-label="${group.title}">
    ${headHtml(pane)} ${groupFeedHtml(telegram, pane)}
    ${composerHtml(paneOf(pane))}
    <label class="by">
      ${PAGE.onBehalf}
      <select name="by" id="by-${slot}" autocomplete="off">
        ${actors.map((one) => html`<option value="${one.chatId}">${[one.name, one.office].join(" · ")}</option>`)}
      </select>
    </label>
    <div class="toasts" id="toasts-${slot}" role="status"></div>
  </section>`;
}

/** What changes by itself: the messages, and whether the bot is there. */
export function groupFeedHtml(telegram: SandboxTelegram, pane: GroupPane): Html {
  const { slot, group } = pane;
  const { chatId, hasBot, kind } = group;
  const shown = paneOf(pane);
  return html`<div
    class="feed"
    id="feed-${slot}"
    data-chat="${chatId}"
    hx-get="/sandbox/phones/${slot}/feed?chat=${chatId}&version=${telegram.groups.version(chatId)}"
    hx-trigger="changed, every 10s"
    hx-swap="outerMorph"
  >
    <div class="messages" role="log" tabindex="0" aria-label="${PAGE.groupChat}">
      ${messagesHtml(telegram.groups.messages(chatId), shown)}
    </div>
    <div class="keyboard">
      <p>${hasBot ? PAGE.botIn : PAGE.botOut}</p>
      <div class="row">
        ${
          hasBot
            ? html`<button ${posts(shown, "remove")} hx-swap="none">${PAGE.removeBot}</button>`
            : html`<button class="main" ${posts(shown, "add")} hx-swap="none">${PAGE.addBot}</button>`
        }
        ${
          kind === "group"
            ? html`<button
                ${posts(shown, "upgrade", { slot })}
                hx-target="#phone-${slot}"
                hx-swap="outerHTML"
              >
                ${PAGE.upgrade}
              </button>`
            : ""
        }
      </div>
    </div>
  </div>`;
}

const paneOf = ({ slot, group, zone }: GroupPane): Pane => ({
  slot,
  path: `/sandbox/groups/${group.chatId}`,
  include: `#by-${slot}`,
  zone,
});
