import { pastCallPage, type ToldCall, undoButton } from "../../src/calls/past-call-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";

const told: ToldCall = {
  when: "18.11 10:05",
  by: "Ветрова М.И.",
  whom: "ИМЦ",
  about: ["№12", "№21"],
  note: "Обещали прислать список",
};

export const samples: Record<string, unknown> = {
  pastCallPage: [
    pastCallPage(pageOf([told, { ...told, by: "", about: [], note: null }], 0, 5)),
    pastCallPage(pageOf([told, { ...told, about: Array(9).fill("№3") as string[] }], 1, 1)),
    pastCallPage(pageOf([], 0, 5)),
  ],
  undoButton: undoButton(told),
};
