import { html } from "../../src/telegram/html.ts";
import {
  askWeekday,
  clusterButton,
  groupButton,
  groupCard,
  groupGone,
  groupList,
  groupUnknown,
  notForYou,
  onlyChair,
  onlyPrivately,
  previewButton,
  silenceButton,
  silenced,
  toListButton,
  weekdayButtons,
  weekdayKept,
  weekEmpty,
  weekPreview,
} from "../../src/groups/group-texts.ts";

const AT = "2019-11-14T09:00:00.000Z";
const CLUSTER = "Заречненский образовательный кластер";
const on = { title: "Совет кластера", weekday: 1 as const, confirmedAt: AT, leftAt: null };
const silent = { ...on, confirmedAt: null };
const out = { ...on, title: "Координационный Совет <и все его члены>", leftAt: AT };

const buttons = (rows: { text: string }[][]) =>
  rows.map((row) => row.map(({ text }) => `[${text}]`).join(" ")).join("\n");

export const samples: Record<string, unknown> = {
  askWeekday: askWeekday(on.title, CLUSTER),
  groupCard: [
    groupCard(on, CLUSTER, null),
    groupCard(on, CLUSTER, { day: "2019-11-18", went: "sent" }),
    groupCard({ ...on, weekday: 5 }, CLUSTER, { day: "2019-11-18", went: "not" }),
    groupCard(silent, CLUSTER, { day: "2019-11-18", went: "unsure" }),
    groupCard(out, CLUSTER, { day: "2019-11-18", went: "underWay" }),
  ],
  weekdayButtons: [buttons(weekdayButtons(1, null)), buttons(weekdayButtons(1, 3))],
  previewButton,
  silenceButton,
  toListButton,
  clusterButton: clusterButton(CLUSTER),
  groupButton: [on, silent, out].map(groupButton),
  groupList: [groupList(0, "klaster_bot"), groupList(2, "klaster_bot")],
  weekEmpty: weekEmpty({ from: "2019-12-02", to: "2019-12-08" }),
  weekPreview: weekPreview("2019-11-18", html`<b>План на неделю: 18–24 ноября</b>`),
  silenced,
  weekdayKept: ([1, 2, 3, 4, 5, 6, 7] as const).map(weekdayKept),
  groupUnknown,
  groupGone: groupGone(on.title),
  onlyChair: onlyChair(),
  onlyPrivately: onlyPrivately("klaster_bot"),
  notForYou: notForYou(),
};
