import type { DateTime } from "luxon";

/** Somebody whose phone can be tried. */
export interface SandboxPerson {
  chatId: number;
  name: string;
  /** «директор», as it is shown. */
  office: string;
  school: string;
}

/** What the page can do with the app behind it. */
export interface SandboxControls {
  /** Whose phones there are, the most telling first: the page opens with the first three. */
  people(): readonly SandboxPerson[];
  now(): DateTime;
  /** Lets everything happen that is due until then; kept when it has. */
  moveTo(moment: DateTime): Promise<void>;
  nextMorning(): Promise<void>;
  startOver(): Promise<void>;
}
