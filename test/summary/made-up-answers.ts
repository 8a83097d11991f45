import type { PastAnswer, SentDigest } from "../../src/summary/past-answer.ts";

const answer = (kind: PastAnswer["kind"], value: string | null = null): PastAnswer => ({
  at: "2019-11-18T07:05:00.000Z",
  by: "Лугов Б.И.",
  kind,
  value,
  event: { number: "7", title: "Сверка планов" },
  school: "МКОУ СОШ с. Липки",
});

export const answers: PastAnswer[] = [
  answer("accepted"),
  answer("done"),
  answer("undone"),
  answer("dateSet", "2019-11-21 10:00 актовый зал"),
  answer("postponed", "2019-12-02"),
  answer("helpAsked", "Нет автобуса"),
  answer("helpAsked"),
  answer("helpSettled"),
  { ...answer("notOurs"), by: null, school: null },
  { ...answer("commented", "Было 20 участников"), by: "" },
];

export const digests: SentDigest[] = (
  ["pending", "sending", "sent", "uncertain", "failed", "blocked", "expired", "cancelled", null] as const
).map((state, at) => ({ day: "2019-11-18", state, told: at % 3 === 2 ? 0 : 3, answered: at % 3 }));
