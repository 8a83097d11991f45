import * as texts from "../../src/notices/notice-texts.ts";
import type { Addressees, Audience, NoticeReader, SentNotice } from "../../src/notices/notice.ts";
import type { StaffPerson } from "../../src/people/staff.ts";

const person = (personId: number, name: string): StaffPerson => ({
  personId,
  name,
  position: "",
  state: "in",
  offices: [],
});
const some: Addressees = {
  reached: [person(1, "Граб Г.Г."), person(2, "Ель Е.Е.")],
  missed: [
    { person: person(3, "Ива И.И."), why: "out" },
    { person: person(4, "Клён К.К."), why: "blocked" },
    { person: person(5, "Липа Л.Л."), why: "paused" },
  ],
};
const many: Addressees = {
  reached: [],
  missed: Array.from({ length: 10 }, (_, at) => ({
    person: person(at, `Сосна С.${at}.`),
    why: "out" as const,
  })),
};
const audiences: Audience[] = [
  { to: "everyone" },
  { to: "directors" },
  { to: "council" },
  { to: "deputies", of: null },
  { to: "deputies", of: "ВР" },
  { to: "schools", ids: [1] },
  { to: "schools", ids: [1, 2, 3] },
];
const directors: Audience = { to: "directors" };
const text = "Коллеги, совещание переносится на 15:00.\nПросим взять отчёты с собой.";
const notice: SentNotice = {
  id: 7,
  text,
  sentAt: "2019-11-12T07:00:00.000Z",
  writer: "Берёза Б.Б.",
  audience: directors,
  of: 5,
  read: 2,
};
const readers: NoticeReader[] = [
  { personId: 3, name: "Ива И.И.", state: "notSent", readAt: null },
  { personId: 4, name: "Клён К.К.", state: "uncertain", readAt: null },
  { personId: 5, name: "Липа Л.Л.", state: "onTheWay", readAt: null },
  { personId: 2, name: "Ель Е.Е.", state: "unread", readAt: null },
  { personId: 1, name: "Граб Г.Г.", state: "read", readAt: "2019-11-12T09:00:00.000Z" },
  { personId: 6, name: "", state: "unread", readAt: null },
];
const page = <T>(items: T[], pages = 1) => ({ items, page: 0, pages, total: items.length });
const ZONE = "Europe/Kirov";

export const samples: Record<string, unknown> = {
  NOTICE_WORDS: texts.NOTICE_WORDS,
  draftGone: texts.draftGone,
  noticeGone: texts.noticeGone,
  notForYou: texts.notForYou,
  remindedToday: texts.remindedToday,
  nobodyChosen: texts.nobodyChosen,
  nobodyReached: texts.nobodyReached,
  thanks: texts.thanks,
  audienceWords: audiences.map(texts.audienceWords),
  audienceButton: audiences.map((audience) => texts.audienceButton(audience, 6)),
  askWhom: [texts.askWhom(null), texts.askWhom(text)],
  askSchools: texts.askSchools(2),
  schoolButton: [texts.schoolButton("п. Заря", true), texts.schoolButton("п. Заря", false)],
  askText: audiences.map(texts.askText),
  textRefused: [texts.textRefused("empty", 0), texts.textRefused("long", 3100)],
  preview: [texts.preview(directors, some, text), texts.preview(directors, many, text)],
  sendButton: texts.sendButton(5),
  sent: [texts.sent(1), texts.sent(2), texts.sent(5)],
  discarded: texts.discarded(),
  noticeMessage: [
    texts.noticeMessage(notice),
    texts.noticeMessage(notice, { again: true }),
    texts.noticeMessage({ text, writer: "" }, { readOn: "2019-11-12" }),
  ],
  readButton: texts.readButton(7).text,
  listedButton: texts.listedButton(notice, ZONE),
  noticeList: [texts.noticeList(page([]), ZONE), texts.noticeList(page([notice], 2), ZONE)],
  noticeCard: [
    texts.noticeCard(notice, page(readers), ZONE),
    texts.noticeCard(notice, page(readers, 3), ZONE),
  ],
  remindButton: [texts.remindButton(1), texts.remindButton(3)],
  reminded: [texts.reminded(1), texts.reminded(3)],
};
