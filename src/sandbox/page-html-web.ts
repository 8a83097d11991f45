import { html } from "hono/html";

import type { SandboxControls } from "./controls.ts";
import { momentText, PAGE } from "./page-texts.ts";
import type { Html } from "./messages-web.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

/** The whole page with these phones. */
export function pageHtml(
  telegram: SandboxTelegram,
  controls: SandboxControls,
  phones: readonly Html[],
): Html {
  return html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <!-- A menu that is open stays open when what is around it is refreshed. -->
        <meta name="htmx-config" content='{"morphIgnore": ["data-htmx-powered", "open"]}' />
        <title>${PAGE.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sandbox/page.css" />
        <script src="/sandbox/htmx.js" defer></script>
        <script src="/sandbox/page.js" type="module"></script>
      </head>
      <body data-offline="${PAGE.offline}" data-copied="${PAGE.copied}">
        ${topHtml(telegram, controls)}
        <div id="problem" role="alert"></div>
        <main>
          ${phones}
        </main>
        <aside>
          <h2>${PAGE.tryThis}</h2>
          <ol>
            ${PAGE.hints.map((hint) => html`<li>${hint}</li>`)}
          </ol>
          <p>${PAGE.about}</p>
        </aside>
      </body>
    </html>`;
}

/** The bar above the phones: the bot's time, what is new elsewhere, the ways to move on. */
export function topHtml(telegram: SandboxTelegram, controls: SandboxControls): Html {
  const now = controls.now();
  const moves = html`hx-target="#top" hx-swap="outerMorph" hx-disable="#top .moves button" hx-sync="#top:drop"`;
  return html`<header
    id="top"
    hx-get="/sandbox/top"
    hx-trigger="changed throttle:500ms, every 15s"
    hx-swap="outerMorph"
  >
    <p class="clock" data-moving="${PAGE.moving}">
      <span>${PAGE.botTime}</span>
      <time datetime="${now.toISO()}">${momentText(now)}</time>
    </p>
    ${elsewhereHtml(telegram, controls)}
    <div class="moves">
      <form hx-post="/sandbox/next-morning" ${moves}>
        <button class="main" type="submit">${PAGE.nextMorning}</button>
      </form>
      <details class="date">
        <summary class="button">${PAGE.toDate}</summary>
        <form class="list" hx-post="/sandbox/to-date" ${moves}>
          <label>
            ${PAGE.day}
            <input
              type="datetime-local"
              name="moment"
              required
              min="${now.toFormat("yyyy-MM-dd'T'HH:mm")}"
              value="${now.toFormat("yyyy-MM-dd'T'HH:mm")}"
            />
          </label>
          <button class="main" type="submit">${PAGE.go}</button>
        </form>
      </details>
      <form
        hx-post="/sandbox/start-over"
        hx-swap="none"
        hx-confirm="${PAGE.startOverSure}"
        hx-disable="#top .moves button"
      >
        <button type="submit">${PAGE.startOver}</button>
      </form>
    </div>
  </header>`;
}

/** People with something new to read, or new themselves; a page hides those whose phones it shows. */
function elsewhereHtml(telegram: SandboxTelegram, controls: SandboxControls): Html | "" {
  const marked = controls.people().flatMap(({ chatId, name }) => {
    const mark = telegram.hasStarted(chatId) ? telegram.unread(chatId) : PAGE.newcomer;
    return mark === 0 ? [] : [{ chatId, name, mark }];
  });
  return html`<p class="elsewhere">
    <span>${PAGE.elsewhere}</span>
    ${marked.map(
      ({ chatId, name, mark }) =>
        html`<button type="button" data-open="${chatId}" data-name="${name}">
          ${name} <b class="count">${mark}</b>
        </button>`,
    )}
  </p>`;
}
