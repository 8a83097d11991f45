import { type Html, html, lines } from "../telegram/html.ts";
import { inRows } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type DigestButton, eventMark, newsLines } from "./digest-texts.ts";
import type { DutyNews } from "./duty-news.ts";

/** As many as are read at a glance; the rest is counted. */
const SHOWN = 10;

/** A message about what others have marked, to one who was asked to do the same today. */
export function dutyNewsText(news: readonly DutyNews[]): Html {
  const rest = news.length - SHOWN;
  return lines(
    html`<b>Отмечено другими</b>`,
    news.slice(0, SHOWN).map((one) => newsLines(one, { brief: news.length > 1, manySchools: false })),
    rest > 0 && html`и ещё ${rest}: /plan`,
  );
}

export function dutyNewsButtons(news: readonly DutyNews[]): DigestButton[][] {
  const one = news.length === 1;
  const buttons = news.slice(0, SHOWN).map(({ duty }) => ({
    text: one ? "Открыть мероприятие" : eventMark(duty),
    data: packCallback("d", "card", duty.id, 0),
  }));
  return inRows(buttons, 3);
}
