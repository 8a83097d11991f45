import { afterEach, describe, expect, test } from "vitest";
import { drafts, openQuestions, submissions } from "../../src/db/schema.ts";
import { submissionOf } from "../../src/monitoring/submission-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

async function october(
  now = "2019-10-03T10:12",
): Promise<{ story: Story; anna: ChatPerson; pavel: ChatPerson }> {
  story = await startStory({ now });
  return { story, anna: story.who("deputy", "Ольховка"), pavel: story.who("director", "Ольховка") };
}

/** What the school of Ольховка has handed in for October. */
const report = (story: Story, month = "2019-10") =>
  submissionOf(story.open.db, story.schoolId("Ольховка"), "employment", month);

/** 12 and 6 leavers, one of each not decided: the last question is the check. */
const TYPICAL = ["12", "6", "5", "Остальные", "6", "3", "2", "Остальные", "Проверить"];

async function tapAll(person: ChatPerson, taps: readonly string[]): Promise<void> {
  for (const text of taps) await person.taps(text);
}

describe("a deputy's month", () => {
  test("from opening to receipt to correction, in one message that changes", async () => {
    const { story, anna } = await october();
    await anna.sends("Сдать мониторинг");
    anna.sees(/Мониторинг за октябрь 2019 года[^]*Ольховка[^]*9 класс: сколько всего выпускников\?/);
    const opened = anna.messages().length;
    await tapAll(anna, TYPICAL);
    anna.sees(/9 класс: всего 12[^]*Проверьте и нажмите «Сдать»/);
    expect(report(story)).toBeNull();
    await anna.taps("Сдать");
    const receipt = anna.sees(/Отчёт принят: № 2019-10\/\d+[^]*Сдано 3 октября 10:12: Белкина Т\.Р\./);
    expect(receipt.text).toContain("Не определились: 1");
    expect(receipt.text).not.toContain("слов школы");
    expect(anna.messages()).toHaveLength(opened);
    expect(report(story)?.report.figures[9]).toMatchObject({
      total: 12,
      to10_own: 6,
      spo_region: 5,
      undecided: 1,
    });
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
    expect(story.open.db.select().from(openQuestions).all()).toEqual([]);

    await anna.taps("Исправить");
    await tapAll(anna, ["9 кл. Колледж в области: 5", "6"]);
    anna.sees(/всего 12, а по направлениям 13: больше на 1/);
    await tapAll(anna, ["9 кл. Не определились: записать 0", "Указать причину исправления"]);
    await anna.sends("двое определились");
    await anna.taps("Сдать исправленное");
    anna.sees(/Исправлений: 1/);
    await anna.taps("История");
    anna.sees(/9 кл\. Колледж в области: было 5, стало 6[^]*Причина: двое определились/);
    await anna.taps("К отчёту");
    anna.sees(/Отчёт принят/);
  });

  test("next month nothing changed: /monitoring and two taps", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await tapAll(anna, [...TYPICAL, "Сдать"]);
    await story.moveTo("2019-11-20T10:00");
    await anna.sends("/monitoring");
    await anna.taps("Как в прошлом месяце");
    await anna.taps("Сдать");
    anna.sees(/Мониторинг за ноябрь[^]*Отчёт принят/);
    expect(report(story, "2019-11")?.report).toEqual(report(story)?.report);
  });

  test("after the due day it is taken and marked; a missing month is offered", async () => {
    const { story, anna } = await october("2019-10-26T10:00");
    await story.moveTo("2019-11-05T10:00");
    await anna.sends("/monitoring");
    await anna.taps("Не сдан: октябрь");
    anna.sees(/Мониторинг за октябрь/);
    await tapAll(anna, [...TYPICAL, "Сдать"]);
    anna.sees(/Сдано с опозданием/);
    expect(report(story)?.late).toBe(true);
  });

  test("no data with a reason", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await anna.taps("Нет данных");
    await anna.sends("Уехал Сидоров И.О.");
    anna.sees(/Имена здесь не пишут/);
    await anna.sends("Классы на карантине");
    await anna.taps("Сдать");
    anna.sees(/Нет данных: Классы на карантине/);
    expect(report(story)?.report.noData).toBe("Классы на карантине");
  });
});

describe("nothing is lost", () => {
  test("the bot ends and starts at every step", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    for (const text of [...TYPICAL, "Сдать"]) {
      await story.restart();
      await anna.taps(text);
    }
    anna.sees(/Отчёт принят/);
    await story.restart();
    await anna.taps("Исправить");
    await story.restart();
    await anna.taps("9 кл. Всего");
    await story.restart();
    await anna.sends("13");
    expect(anna.sees(/Не распределено: 1/).text).toContain("всего 13");
  });

  test("/status, a word of the menu and /cancel in the middle cost nothing", async () => {
    const { anna } = await october();
    await anna.sends("/monitoring");
    await anna.taps("12");
    await anna.sends("/status");
    await anna.sends("Помощь");
    await anna.sends("6");
    anna.sees(/В 10 класс своей школы: 6[^]*Осталось распределить: 6/);
    await anna.sends("/cancel");
    await anna.sends("5");
    anna.seesNo(/Осталось распределить: 1/);
    await anna.sends("/monitoring");
    anna.sees(/Осталось распределить: 6/);
    await anna.sends("5");
    expect(anna.sees(/Осталось распределить: 1/).text).toContain("Колледж, техникум в области: 5");
  });

  test("«Назад» from every step leads to the one before; «Отмена» asks once", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    const screens: string[] = [anna.last.text];
    for (const text of TYPICAL) {
      await anna.taps(text);
      screens.push(anna.last.text);
    }
    for (const screen of screens.slice(0, -1).toReversed()) {
      await anna.taps("Назад");
      expect(anna.last.text).toBe(screen);
    }
    await tapAll(anna, ["12", "Отмена"]);
    anna.sees(/Прервать заполнение\?/);
    await tapAll(anna, ["Сохранить черновик", "Продолжить заполнение"]);
    anna.sees(/9 класс: всего 12/);
    await tapAll(anna, ["Отмена", "Удалить черновик"]);
    anna.sees(/Черновик удалён/);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
  });

  test("two of one school at once: one draft, the slower is shown where it stands", async () => {
    const { story, anna, pavel } = await october();
    await anna.sends("/monitoring");
    await pavel.sends("/monitoring");
    await anna.taps("12");
    await pavel.taps("7");
    expect(pavel.answer?.text).toMatch(/Экран устарел/);
    pavel.sees(
      /Сейчас заполняет Белкина Т\.Р\.: 9 класс, «10 кл\. своей школы»[^]*В 10 класс своей школы: сколько/,
    );
    await pavel.taps("6");
    await anna.sends("11");
    anna.sees(/Вопрос уже другой[^]*Гончар П\.Е\.[^]*Колледж, техникум в области: сколько/);
    await tapAll(anna, TYPICAL.slice(2));
    await anna.taps("Сдать");
    await pavel.taps("5");
    expect(pavel.answer?.text).toMatch(/отчёт сдан/);
    await pavel.sends("5");
    pavel.sees(/Этого черновика уже нет/);
    expect(story.open.db.select().from(submissions).all()).toHaveLength(1);
    expect(report(story)?.by).toBe("Белкина Т.Р.");
  });

  test("a button tapped twice counts once", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    const data = anna.last.buttons.flat().find(({ text }) => text === "12")?.callback_data ?? "";
    await anna.forges(data);
    await anna.forges(data);
    expect(anna.answer?.text).toMatch(/Экран устарел/);
    const [draft] = story.open.db.select().from(drafts).all();
    expect(draft?.revision).toBe(1);
  });
});

describe("bad answers", () => {
  test("each bad number gets a sentence, and the question stays", async () => {
    const { anna } = await october();
    await anna.sends("/monitoring");
    const bad = [
      "1e3",
      "10-12",
      "-1",
      "+5",
      "12,5",
      "0x1",
      "١٢",
      "１２",
      "1000",
      "🙂",
      "<b>5</b>",
      "а".repeat(4096),
    ];
    for (const text of bad) {
      await anna.sends(text);
      anna.sees(/(число|промежуток)[^]*9 класс: сколько всего выпускников\?/);
    }
    await anna.sends(" 12 ");
    anna.sees(/9 класс: всего 12/);
    await anna.sends("13");
    expect(anna.sees(/больше, чем осталось/).text).toMatch(/от 0 до 12 [^]*Осталось распределить: 12/);
  });

  test("forged, foreign and stale buttons change nothing", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    const draftId = story.open.db.select().from(drafts).get()?.id ?? 0;
    const zimina = story.who("deputy", "Рассвет");
    const school = story.schoolId("Ольховка");
    await zimina.sends("/help");
    const told: (string | undefined)[] = [];
    for (const data of [
      "m",
      "m:",
      "m:a",
      "m:nobody:1",
      "m:constructor:1",
      `m:a:${draftId}:0:n:5`,
      `m:a:${draftId}:0:submit`,
      `m:a:${draftId}:-1:n:5`,
      `m:a:${draftId}:0:n:1e3`,
      `m:a:${draftId}:0:f:9:__proto__`,
      "m:a:999:0:n:5",
      `m:stop:${draftId}`,
      `m:keep:${draftId}`,
      `m:drop:${draftId}:0`,
      `m:on:${draftId}`,
      `m:open:${school}:2019-10`,
      `m:pick:${school}:2019-10`,
      `m:pick:${school}:2019-13`,
      `m:months:${school}`,
      "m:grid:2019-10:0",
      `m:of:${school}:2019-10`,
      "m:fix:1",
      "m:see:1",
      "m:hist:1:0",
    ]) {
      await zimina.forges(data);
      told.push(zimina.answer?.text);
    }
    expect(told.filter((text) => text === undefined || text === "")).toEqual([]);
    expect(story.open.db.select().from(drafts).all()).toMatchObject([{ id: draftId, revision: 0 }]);
    expect(story.open.db.select().from(submissions).all()).toEqual([]);
  });

  test("a month that has not begun, and one before the plan", async () => {
    const { story, anna } = await october();
    await anna.sends("/help");
    const school = story.schoolId("Ольховка");
    await anna.forges(`m:open:${school}:2019-11`);
    expect(anna.answer?.text).toMatch(/ещё не начался/);
    await anna.forges(`m:open:${school}:2018-11`);
    expect(anna.answer?.text).toMatch(/сдавать не нужно/);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
  });

  test("a stranger gets nothing", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    const { stranger } = story;
    await stranger.sends("/monitoring");
    stranger.seesNo(/класс|Ольховка/);
    await stranger.sends("Сдать мониторинг");
    stranger.seesNo(/класс|Ольховка/);
    const draftId = story.open.db.select().from(drafts).get()?.id ?? 0;
    for (const data of [
      `m:a:${draftId}:0:n:5`,
      `m:open:${story.schoolId("Ольховка")}:2019-10`,
      "m:grid:2019-10:0",
    ]) {
      await stranger.forges(data);
      expect(stranger.answer?.text).toBeTruthy();
      stranger.seesNo(/класс|Ольховка/);
    }
    expect(story.open.db.select().from(drafts).all()).toMatchObject([{ revision: 0 }]);
  });
});

describe("for another", () => {
  test("the director for the deputy", async () => {
    const { story, pavel } = await october();
    await pavel.sends("/monitoring");
    await tapAll(pavel, [...TYPICAL, "Сдать"]);
    pavel.sees(/Гончар П\.Е\., за заместителя/);
    expect(report(story)?.onBehalf).toBe("ofDeputy");
  });

  test("the chair by the school's word, from the month's list of schools", async () => {
    const { story, anna } = await october();
    const { chair } = story;
    await chair.sends("/monitoring");
    chair.sees(/Мониторинг за октябрь 2019 года[^]*Срок: 25 октября[^]*Сдали 0 из 6/);
    await chair.taps("МКОУ СОШ п. Ольховка: не сдан");
    chair.sees(/Отчёт не сдан/);
    await chair.taps("Внести со слов школы");
    await tapAll(chair, [...TYPICAL, "Сдать"]);
    chair.sees(/Ветрова М\.И\., со слов школы/);
    await chair.taps("К школам");
    chair.sees(/Сдали 1 из 6/);
    await chair.taps("МКОУ СОШ п. Ольховка: сдан");
    chair.sees(/Отчёт принят/);
    await anna.sends("/monitoring");
    anna.sees(/со слов школы[^]*Исправить/);
    expect(report(story)?.onBehalf).toBe("ofSchool");
  });

  test("no data is an answer of its own, and the chair reads it as one", async () => {
    const { story, anna } = await october();
    const { chair } = story;
    await anna.sends("/monitoring");
    await anna.taps("Нет данных, потому что…");
    await anna.taps("Сведения уточняются");
    anna.sees(/Нет данных: Сведения уточняются\n\nПроверьте и нажмите «Сдать»\.$/m);
    anna.seesNo(/нажмите на неё/);
    await anna.taps("Сдать");
    await chair.sends("/monitoring");
    await chair.taps("МКОУ СОШ п. Ольховка: нет данных");
    await chair.sends("/status");
    await chair.taps("Мониторинг за октябрь");
    expect(chair.last.text).toMatch(/п\. Ольховка: сдано, нет данных, Белкина Т\.Р\./);
  });

  test("the curator sees who handed in, no small number, and changes nothing", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await tapAll(anna, [...TYPICAL, "Сдать"]);
    const curator = story.who("curator");
    await curator.sends("/monitoring");
    await curator.taps("МКОУ СОШ п. Ольховка: сдан");
    curator.sees(/Не определились: –[^]*меньше 3/);
    curator.seesNo(/Исправить|История|Не определились: 1/);
    await curator.forges("m:hist:1:0");
    expect(curator.answer?.text).toMatch(/нет права/);
    await curator.forges("m:fix:1");
    expect(curator.answer?.text).toMatch(/нет права/);
    await curator.forges(`m:pick:${story.schoolId("Рассвет")}:2019-10`);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
  });

  test("a school to grade 9 is asked about grade 9 only", async () => {
    const { story } = await october();
    const director = story.who("director", "Полянская");
    await director.sends("/monitoring");
    await tapAll(director, ["3", "1", "2", "Проверить"]);
    expect(director.sees(/9 класс: всего 3[^]*Проверьте/).text).not.toContain("11 класс");
  });
});
