import { type Draft, newDraft, type Outcome, type Sheet } from "../../src/monitoring/draft.ts";
import { apply } from "../../src/monitoring/draft-apply.ts";
import type { Move } from "../../src/monitoring/move.ts";
import { type Screen, screen } from "../../src/monitoring/screen.ts";
import type { Past } from "../../src/monitoring/rules.ts";
import { completed, type Report } from "../../src/monitoring/report.ts";
import { employment } from "./employment.ts";

export const sheet = (over: Partial<Sheet> = {}): Sheet => ({
  form: employment,
  month: "2019-10",
  grades: [9, 11],
  past: [],
  corrected: null,
  ...over,
});

/** As it was handed in: every asked figure is there. */
export const before = (report: Report, month = "2019-09"): Past[] => [
  { month, report: completed(employment, [9, 11], report) },
];

/** Someone who fills in a draft by what is on the screen; counts taps and messages. */
export class Filling {
  readonly sheet: Sheet;
  draft: Draft;
  last: Outcome | null = null;
  actions = 0;

  constructor(about: Sheet) {
    this.sheet = about;
    this.draft = newDraft(about);
  }

  get screen(): Screen {
    return screen(this.sheet, this.draft);
  }

  get buttons(): string[] {
    return this.screen.rows.flat().map(({ text }) => text);
  }

  /** Taps buttons by their words; fails where there is none such on the screen. */
  taps(...words: string[]): this {
    for (const word of words) {
      const button = this.screen.rows.flat().find(({ text }) => text === word);
      if (button === undefined) {
        throw new Error(
          `no button «${word}» among ${this.buttons.join(", ")} under:\n${this.screen.text.text}`,
        );
      }
      this.does(button.move);
    }
    return this;
  }

  writes(text: string): this {
    return this.does({ do: "text", text });
  }

  back(): this {
    return this.does({ do: "back" });
  }

  does(move: Move): this {
    this.actions++;
    this.last = apply(this.sheet, this.draft, move);
    if (this.last.kind === "moved") this.draft = this.last.draft;
    return this;
  }

  /** The report that was handed in; fails where it was not. */
  get report(): Report {
    if (this.last?.kind !== "ready") throw new Error(`not handed in: ${JSON.stringify(this.last)}`);
    return this.last.report;
  }
}
