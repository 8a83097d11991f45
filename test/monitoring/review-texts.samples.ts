import * as texts from "../../src/monitoring/review-texts.ts";

const school = "СОШ п. Берёзовка";
const form = "Мониторинг предварительного трудоустройства";
const { reviewButtons, reviewToasts } = texts;

export const samples: Record<string, unknown> = {
  reviewLine: [
    texts.reviewLine("accepted", null),
    texts.reviewLine("returned", "проверьте число выпускников"),
  ],
  askReason: texts.askReason(school),
  reasonRefused: (["empty", "long", "name"] as const).map(texts.reasonRefused),
  reasonGone: texts.reasonGone(),
  returnedTo: [texts.returnedTo(school, ["Ветрова А.П."]), texts.returnedTo(school, [])],
  returnedNotice: texts.returnedNotice(school, "2019-10", "проверьте число выпускников"),
  nudge: [
    texts.nudge(form, school, "2019-10", "2019-10-25", false),
    texts.nudge(form, school, "2019-10", "2019-10-25", true),
  ],
  openedNotice: texts.openedNotice(school, "2019-10"),
  closeQuestion: [
    texts.closeQuestion("2019-10", []),
    texts.closeQuestion("2019-10", ["п. Ключи", "д. Мостки"]),
  ],
  reviewToasts: [
    reviewToasts.accepted,
    reviewToasts.closed,
    reviewToasts.opened,
    reviewToasts.already,
    reviewToasts.notClosed,
    reviewToasts.notBegun,
    reviewToasts.handedIn,
    reviewToasts.nudgedAlready,
    reviewToasts.nudged(["Ветрова А.П.", "Дубов П.П."]),
    reviewToasts.nobody,
    reviewToasts.openedFor(["Ветрова А.П."]),
    reviewToasts.openedFor([]),
  ],
  reviewButtons: Object.values(reviewButtons),
};
