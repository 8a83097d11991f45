import { COMMANDS, menuOf } from "../../src/telegram/menu-texts.ts";

export const samples: Record<string, unknown> = {
  COMMANDS: Object.entries(COMMANDS).map(([command, { word, about }]) => `/${command} «${word}»: ${about}`),
  menuOf: menuOf(null),
};
