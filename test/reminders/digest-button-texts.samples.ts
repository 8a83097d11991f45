import { digestButtons, undatedButtons } from "../../src/reminders/digest-button-texts.ts";
import type { DigestButton } from "../../src/reminders/digest-texts.ts";
import { pageOf } from "../../src/telegram/page.ts";
import { chair, director, opening, openingAlone, single, thirdOfMany } from "./sample-digests.ts";

const rows = (buttons: DigestButton[][]): string =>
  buttons.map((row) => row.map(({ text }) => `[${text}]`).join(" ")).join("\n");

export const samples: Record<string, unknown> = {
  digestButtons: [single, director, chair, thirdOfMany, opening, openingAlone].map((page) =>
    rows(digestButtons(page, 5)),
  ),
  undatedButtons: rows(undatedButtons(pageOf(opening.undated, 1, 2), 5)),
};
