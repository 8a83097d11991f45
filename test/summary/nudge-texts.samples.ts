import { nudgeButtons, nudged, nudgedAlready, nudgeText } from "../../src/summary/nudge-texts.ts";
import { standing, TODAY } from "./made-up-duties.ts";

const overdue = standing({ opensOn: "2019-10-01", dueOn: "2019-10-31" });
const figures = standing({
  opensOn: "2019-10-01",
  dueOn: "2019-10-25",
  form: { code: "employment", heading: "Мониторинг", month: "2019-10" },
});
const late = (name: string) => ({ personId: 2, name, duties: [overdue, figures] });

export const samples: Record<string, unknown> = {
  nudgeText: [nudgeText([overdue, figures], TODAY), nudgeText(Array(8).fill(overdue), TODAY)],
  nudgeButtons: nudgeButtons([overdue, figures], TODAY)
    .flat()
    .map(({ text }) => text),
  nudged: [
    nudged([late("Лугов Б.И."), late("Осокина В.Г.")], false),
    nudged(
      Array.from({ length: 17 }, (_, at) => late(`Лугов Б.${at}.`)),
      true,
    ),
  ],
  nudgedAlready,
};
