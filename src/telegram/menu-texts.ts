import type { Member } from "../people/member.ts";
import { holds, ownSchools } from "../people/member.ts";
import { may } from "../people/rights.ts";

/** The commands, with the words that do the same and the line that Telegram's own menu shows. */
export const COMMANDS = {
  status: { word: "Сводка", about: "Как идут план и мониторинг" },
  plan: { word: "Мои мероприятия", about: "Мероприятия плана" },
  monitoring: { word: "Сдать мониторинг", about: "Сведения о трудоустройстве за месяц" },
  request: { word: "Методическая помощь", about: "Просьбы школ к Совету и ответы" },
  report: { word: "Документы", about: "Отчёт, повестка, справка, таблица плана" },
  people: { word: "Люди", about: "Участники и приглашения" },
  notice: { word: "Сообщение", about: "Написать директорам, заместителям, школам" },
  import: { word: "Загрузить план", about: "План из файла: новый или изменённый" },
  groups: { word: "Группы", about: "План на неделю в общий чат" },
  journal: { word: "Журнал", about: "Кто, когда и что изменил" },
  settings: { word: "Настройки", about: "Когда и как напоминать" },
  help: { word: "Помощь", about: "Что умеет бот" },
  privacy: { word: "Персональные данные", about: "Как хранятся сведения о Вас" },
  mydata: { word: "Мои данные", about: "Что о Вас записано" },
  forget: { word: "Забыть меня", about: "Удалить сведения о себе" },
  cancel: { word: "Отмена", about: "Прервать ввод" },
  start: { word: "Начать", about: "Начать работу с ботом" },
} as const;

export type Command = keyof typeof COMMANDS;

/** The commands that a member's menu offers, most used first. */
export function menuOf(member: Member | null): Command[] {
  if (member === null) return ["start", "help", "privacy"];
  const chair = holds(member, "chair");
  const people = may(member, { do: "seePeople", clusterId: member.clusterId }) || holds(member, "director");
  const figures = chair || ownSchools(member).length > 0;
  const { clusterId } = member;
  const help =
    may(member, { do: "askMethodicalHelp", clusterId }) ||
    may(member, { do: "seeMethodicalHelp", clusterId });
  return [
    "status",
    "plan",
    ...(figures ? (["monitoring"] as const) : []),
    ...(help ? (["request"] as const) : []),
    ...(may(member, { do: "seeClusterStatus", clusterId }) ? (["report"] as const) : []),
    ...(people ? (["people"] as const) : []),
    ...(may(member, { do: "sendNotices", clusterId }) ? (["notice"] as const) : []),
    ...(may(member, { do: "importPlan", clusterId }) ? (["import"] as const) : []),
    ...(may(member, { do: "manageGroups", clusterId }) ? (["groups"] as const) : []),
    ...(may(member, { do: "seeJournal", clusterId }) ? (["journal"] as const) : []),
    "settings",
    "help",
    "privacy",
    "mydata",
    "forget",
    "cancel",
  ];
}
