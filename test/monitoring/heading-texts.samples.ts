import { handInButton, headingInside } from "../../src/monitoring/heading-texts.ts";

export const samples: Record<string, unknown> = {
  headingInside: [headingInside("Мониторинг"), headingInside("Сведения о педклассе")],
  handInButton: [handInButton("Мониторинг", "2019-11"), handInButton("Мониторинг педкласса", "2019-11")],
};
