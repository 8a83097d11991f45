import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { audit, drafts } from "../../src/db/schema.ts";
import { submissionOf } from "../../src/monitoring/submission-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
let anna: ChatPerson;
let chair: ChatPerson;
beforeEach(async () => {
  story = await startStory({ now: "2019-10-03T10:12" });
  anna = story.who("deputy", "Ольховка");
  ({ chair } = story);
});
afterEach(() => story.end());

const TYPICAL = ["12", "6", "5", "Остальные", "6", "3", "2", "Остальные", "Таких нет"];
const SCHOOL = "МКОУ СОШ п. Ольховка";

async function handsIn(): Promise<void> {
  await anna.sends("/monitoring");
  for (const text of TYPICAL) await anna.taps(text);
}

async function opens(text: string): Promise<void> {
  await chair.sends("/monitoring");
  await chair.taps(text);
}

const review = () => submissionOf(story.open.db, story.schoolId("Ольховка"), "employment", "2019-10")?.review;

describe("the chair reads a report", () => {
  test("accepts it; a correction is read anew", async () => {
    await handsIn();
    await opens(`${SCHOOL}: сдан`);
    await chair.taps("Принять");
    chair.sees(/Председатель принял отчёт/);
    await chair.taps("К школам");
    await chair.taps(`${SCHOOL}: сдан, принят`);
    await anna.taps("Исправить");
    for (const text of ["9 кл. Колледж в области: 5", "6", "9 кл. Не определились: записать 0"]) {
      await anna.taps(text);
    }
    await anna.taps("Сдать исправленное");
    expect(review()).toBe("submitted");
  });

  test("returns it with words that the school gets, and nobody's name in them", async () => {
    await handsIn();
    await opens(`${SCHOOL}: сдан`);
    await chair.taps("Вернуть");
    await chair.sends("Спросите Иванова Петю");
    chair.sees(/Фамилии учеников здесь не пишут/);
    await chair.sends("Проверьте 11 класс: было 7 выпускников");
    chair.sees(/Отчёт возвращён: МКОУ СОШ п\. Ольховка\. Сообщено: Белкина Т\.Р\./);
    anna.sees(/возвращён на исправление[^]*Что исправить: Проверьте 11 класс[^]*\[Исправить\]/);
    await anna.taps("Исправить");
    anna.sees(/Возвращён на исправление: Проверьте 11 класс/);
    await opens(`${SCHOOL}: возвращён`);
    expect(review()).toBe("returned");
  });
});

test("the history tells a correction, its reason and what the chair made of it", async () => {
  await handsIn();
  await opens(`${SCHOOL}: сдан`);
  await chair.taps("Вернуть");
  await chair.sends("Проверьте 9 класс");
  await story.jumpTo("2019-10-04T09:00");
  await anna.taps("Исправить");
  await anna.taps("Исправить");
  for (const text of ["9 кл. Колледж в области: 5", "4", "9 кл. Не определились: записать 2"]) {
    await anna.taps(text);
  }
  await anna.taps("Указать причину");
  await anna.sends("один раздумал");
  await anna.taps("Сдать исправленное");
  await anna.taps("История");
  expect(anna.last.text).toBe(
    [
      "История отчёта",
      "Мониторинг за октябрь 2019 года (намерения)",
      SCHOOL,
      "",
      "4 октября 09:00, Белкина Т.Р.",
      "9 кл. Колледж в области: было 5, стало 4",
      "9 кл. Не определились: было 1, стало 2",
      "Причина: один раздумал",
      "",
      "3 октября 10:12, Ветрова М.И.",
      "Возвращён на исправление: Проверьте 9 класс",
      "",
      "3 октября 10:12, Белкина Т.Р.",
      "Отчёт сдан.",
    ].join("\n"),
  );
});

test("the year: a line a month, who handed in, a picture, the paper; a curator reads no small number from it", async () => {
  await handsIn();
  await story.moveTo("2019-11-28T10:00");
  await anna.sends("9 класс: всего 12, своя школа 9, не определились 3; 11 класс: всего 6, вуз в области 6");
  await anna.taps("Верно, сдать");
  await chair.sends("/monitoring");
  await chair.taps("Год");
  const year = chair.sees(/Мониторинг, 2019-2020 учебный год/).text;
  expect(year).toContain("За учебный год школы представили 2 отчёта из 12 (17\u00A0%)");
  expect(year).toContain(
    "9 класс: определились / остаются в области\nОктябрь: 92\u00A0% / 92\u00A0%\nНоябрь: 75\u00A0% / 75\u00A0%",
  );
  expect(year).toContain(`${SCHOOL}: 2 из 2, в срок 1`);
  await chair.taps("График года");
  chair.sees(/2019-2020 учебный год\. Чисел меньше 3/);
  await chair.taps("Анализ года");
  chair.sees(/анализ за 2019-2020 учебный год/);
  await chair.taps("К месяцу");
  chair.sees(/Мониторинг за ноябрь/);
  const curator = story.who("curator");
  await curator.sends("/monitoring");
  await curator.taps("Год");
  const told = curator.sees(/за долей стоит число меньше 3/);
  expect(told.text).toContain("Октябрь: – / –\nНоябрь: 75\u00A0% / 75\u00A0%");
  expect(told.buttons.flat().map(({ text }) => text)).toEqual(["К месяцу"]);
  for (const data of ["m:year:2019-09:0:employment", "x:trend:employment:2019-10"]) {
    await anna.forges(data);
    expect(anna.answer?.text).toMatch(/не|Не/);
  }
  await chair.forges("m:year:2031-09:0:employment");
  expect(chair.answer?.text).toBe("Этот месяц ещё не начался.");
});

test("a school is reminded by one tap, once a day, and not after it has handed in", async () => {
  await opens(`${SCHOOL}: не сдан`);
  await chair.taps("Напомнить");
  expect(chair.answer?.text).toBe("Напомнили: Белкина Т.Р.");
  anna.sees(/до 25 октября просим представить отчёт за октябрь[^]*\[Заполнить\]/);
  await chair.taps("Напомнить");
  expect(chair.answer?.text).toBe("Сегодня уже напоминали.");
  await story.moveTo("2019-10-28T10:00");
  await chair.taps("Напомнить");
  anna.sees(/Повторно напоминаем: просим представить отчёт за октябрь\. Срок был 25 октября/);
  await handsIn();
  await chair.taps("Напомнить");
  expect(chair.answer?.text).toBe("Отчёт уже сдан.");
});

test("a month is closed with those missing named, opened for a school, and opened for all", async () => {
  await handsIn();
  await chair.sends("/monitoring");
  await chair.taps("Закрыть месяц");
  chair.sees(/Закрыть октябрь 2019 года\?[^]*Не сдали: КОГОБУ/);
  await chair.taps("Закрыть");
  chair.sees(/Месяц закрыт 3 октября 10:12/);
  await anna.taps("Исправить");
  anna.sees(/председатель закрыл месяц/);
  expect(story.open.db.select().from(drafts).all()).toEqual([]);
  await chair.taps(`${SCHOOL}: сдан`);
  await chair.taps("Открыть для школы");
  anna.sees(/Месяц открыт: отчёт за октябрь 2019 года можно сдать или исправить/);
  await anna.taps("Заполнить");
  await anna.taps("Исправить");
  anna.sees(/Проверьте и нажмите/);
  await chair.taps("К школам");
  await chair.taps("Открыть месяц");
  chair.sees(/Срок: 25 октября/);
  const actions = story.open.db.select({ action: audit.action }).from(audit).all();
  expect(actions.map(({ action }) => action).filter((action) => action.startsWith("month."))).toEqual([
    "month.closed",
    "month.openedForSchool",
    "month.opened",
  ]);
});

test("the papers: a workbook, a picture without small numbers, the year; none for others", async () => {
  await handsIn();
  await chair.sends("/monitoring");
  for (const [button, caption] of [
    ["Таблица Excel", /Суммы в таблице считаются формулами/],
    ["Диаграмма", /цифр отдельных школ здесь нет/],
  ] as const) {
    await chair.taps(button);
    chair.sees(caption);
    await chair.sends("/monitoring");
  }
  for (const data of ["x:month:employment:2019-10", "v:close:2019-10:yes", "v:nudge:1:2019-10"]) {
    await anna.forges(data);
    expect(anna.answer?.text).toMatch(/не|Не/);
  }
  for (const data of ["x:month:x:2019-10", "x:year:employment:2030-10", "v:close:2030-10", "v:school:9:x"]) {
    await chair.forges(data);
    expect(chair.answer?.text).toMatch(/кнопк|не начался/i);
  }
});
