import { type Html, html, lines } from "../telegram/html.ts";

/** What was handed in, for the director. */
export const reportCopy = (receipt: Html): Html => lines(html`<b>Копия для директора</b>`, receipt);

/** On the director's receipt. */
export const copyButton = {
  on: "Присылать мне копии отчётов",
  off: "Не присылать мне копии",
};

export const copySwitched = (wanted: boolean): string =>
  wanted ? "Копия каждого отчёта школы будет приходить Вам." : "Копии отчётов приходить не будут.";
