import * as texts from "../../src/reminders/unreached-chair-texts.ts";

const blocked = { name: "Ветрова М.И.", why: "blocked", until: null } as const;
const paused = { name: "Ветрова М.И.", why: "paused", until: "2019-10-11" } as const;

export const samples = {
  chairUnreached: [texts.chairUnreached(blocked, 5), texts.chairUnreached(paused, 1)],
  chairUnreachedLine: [
    texts.chairUnreachedLine("Лесной кластер", blocked),
    texts.chairUnreachedLine("Лесной кластер", paused),
  ],
};
