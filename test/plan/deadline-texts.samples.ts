import { deadlineProblems } from "../../src/plan/deadline-texts.ts";

export const samples: Record<string, unknown> = {
  deadlineProblems: [
    deadlineProblems.empty(),
    deadlineProblems.unclear("по мере готовности"),
    deadlineProblems.timeOnly("в 10:00"),
    deadlineProblems.duration("2 недели"),
    deadlineProblems.noMonth("до 15"),
    deadlineProblems.impossible("31.11"),
    deadlineProblems.reversed("25-20 ноября"),
    deadlineProblems.outside("Январь- июнь"),
    deadlineProblems.ambiguousYear("сентябрь", "2019"),
    deadlineProblems.unknownYear("до 20 мая"),
    deadlineProblems.schoolCalendar("осенние каникулы"),
    deadlineProblems.openEnded("с 1 сентября"),
    deadlineProblems.exception("кроме праздников"),
    deadlineProblems.unread("актовый зал"),
    deadlineProblems.unread("каб. «Химия», 5"),
    deadlineProblems.dayAndRecurrence("1 сентября; 1 раз в месяц"),
    deadlineProblems.noDays("31 октября, по пятницам"),
    deadlineProblems.onlyThisMonth("ежемесячно"),
    deadlineProblems.everyDay("ежедневно"),
    deadlineProblems.wrongWeekday("вторник", "2025-09-15"),
    deadlineProblems.tooLong(1000),
    deadlineProblems.misspelt("сентябярь"),
  ],
};
