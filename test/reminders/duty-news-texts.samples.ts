import type { DutyNews } from "../../src/reminders/duty-news.ts";
import { dutyNewsButtons, dutyNewsText } from "../../src/reminders/duty-news-texts.ts";
import { dated, sampleDuty } from "./sample-duty.ts";

const done: DutyNews = { duty: sampleDuty({ state: "done" }), done: true, by: "Дуб Б.Б." };
const takenBack: DutyNews = { duty: dated(), done: false, by: "Липа А.А." };
const many = Array.from({ length: 12 }, () => done);

export const samples: Record<string, unknown> = {
  dutyNewsText: [dutyNewsText([done]), dutyNewsText([done, takenBack]), dutyNewsText(many)],
  dutyNewsButtons: [[done], [done, takenBack]].map((news) =>
    dutyNewsButtons(news)
      .map((row) => row.map(({ text }) => `[${text}]`).join(" "))
      .join("\n"),
  ),
};
