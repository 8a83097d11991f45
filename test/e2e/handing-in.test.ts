import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import {
  audit,
  drafts,
  monthClosings,
  monthReopenings,
  organisations,
  submissions,
} from "../../src/db/schema.ts";
import { figuresSheetFile } from "../../src/monitoring/figures-sheet-file.ts";
import { completed, type Report } from "../../src/monitoring/report.ts";
import { submissionOf } from "../../src/monitoring/submission-store.ts";
import { giveOffice } from "../../src/people/people-store.ts";
import { employment, report as reportOf, typical } from "../monitoring/employment.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

async function october(now = "2019-10-03T10:12") {
  story = await startStory({ now });
  return { story, anna: story.who("deputy", "Ольховка"), pavel: story.who("director", "Ольховка") };
}

const report = (story: Story, month = "2019-10") =>
  submissionOf(story.open.db, story.schoolId("Ольховка"), "employment", month);

const WHOLE =
  "9 класс: всего 12, своя школа 6, СПО в области 5, не определились 1; 11 класс: 6, вуз в области 3, СПО в области 2, не определились 1";

async function tapAll(person: ChatPerson, taps: readonly string[]): Promise<void> {
  for (const text of taps) await person.taps(text);
}

/** The chair closes October; for Ольховка it is opened again where told. */
function closeOctober(story: Story, openAgain = false): void {
  const closing = story.open.db
    .insert(monthClosings)
    .values({
      clusterId: story.cluster.id,
      form: "employment",
      month: "2019-10",
      closedAt: "2019-11-01T09:00:00.000Z",
    })
    .onConflictDoUpdate({
      target: [monthClosings.clusterId, monthClosings.form, monthClosings.month],
      set: { closedAt: "2019-11-01T09:00:00.000Z" },
    })
    .returning()
    .get();
  if (!openAgain) return;
  story.open.db
    .insert(monthReopenings)
    .values({
      closingId: closing.id,
      organisationId: story.schoolId("Ольховка"),
      reopenedAt: "2019-11-02T09:00:00.000Z",
    })
    .run();
}

describe("one message", () => {
  test("without /monitoring: read back, one tap, receipt", async () => {
    const { story, anna } = await october();
    await anna.sends(WHOLE);
    anna.sees(/Мониторинг за октябрь[^]*Вы передали:[^]*9 класс: всего 12[^]*11 класс: всего 6[^]*Верно\?/);
    expect(report(story)).toBeNull();
    await anna.taps("Верно, сдать");
    anna.sees(/Отчёт принят: № 2019-10\/\d+[^]*Сдано 3 октября 10:12: Белкина Т\.Р\./);
    expect(report(story)?.report.figures[9]).toMatchObject({
      total: 12,
      to10_own: 6,
      spo_region: 5,
      undecided: 1,
    });
  });

  test("two messages, the second after a restart and with a question of its own", async () => {
    const { story, anna } = await october();
    await anna.sends("9 класс: всего 12, СПО 5, своя школа 7");
    anna.sees(/«СПО 5», 9 класс: что имеется в виду\?/);
    await story.restart();
    await anna.taps("Колледж в области");
    anna.sees(/Вы передали:[^]*11 класс: сколько всего выпускников\?/);
    await story.restart();
    await anna.sends("всего 6, вуз в области 6");
    anna.sees(/Вы передали:[^]*9 класс: всего 12[^]*11 класс: всего 6[^]*Верно\?/);
    await anna.taps("Верно, сдать");
    expect(report(story)?.report.figures[11]).toMatchObject({ total: 6, vo_region: 6 });
  });

  test("nothing changed, in words", async () => {
    const { story, anna } = await october();
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    await story.moveTo("2019-11-20T10:00");
    await anna.sends("Как в прошлом месяце");
    await anna.taps("Верно, сдать");
    expect(report(story, "2019-11")?.report).toEqual(report(story)?.report);
  });

  test("what is not understood is named, and nothing is lost", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await anna.taps("12");
    await anna.sends("9 класс: всего 12, попугаи 5");
    anna.sees(/Не понято: «попугаи 5»[^]*В 10 класс своей школы: сколько\?/);
    await anna.sends("9 класс: всего 10-12");
    anna.sees(/одно число, а не промежуток/);
    expect(story.open.db.select().from(drafts).all()).toMatchObject([{ revision: 1 }]);
  });

  test("a handed-in month is not changed by a message out of the blue", async () => {
    const { story, anna } = await october();
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    await anna.sends("9 класс: всего 13");
    expect(anna.screen()).toMatch(/Этот отчёт уже сдан[^]*Отчёт принят/);
    await anna.taps("Исправить");
    await anna.sends("9 класс: СПО в области 4, не определились 2");
    await anna.taps("Верно, сдать исправленное");
    anna.sees(/Исправлений: 1/);
    expect(report(story)?.report.figures[9]).toMatchObject({ total: 12, spo_region: 4, undecided: 2 });
  });

  test("of two schools it is asked whose the figures are, and the message waits for the answer", async () => {
    const { story, anna } = await october();
    const office = { clusterId: story.cluster.id, kind: "deputy", of: "ВР" } as const;
    giveOffice(
      story.open.db,
      { ...office, organisationId: story.schoolId("Рассвет") },
      story.personId(anna),
      null,
    );
    await anna.sends("9 класс: всего 3, своя школа 3; 11 класс: 0");
    await anna.sends(WHOLE);
    anna.sees(/За какую школу эти цифры\?\n9 класс: всего 12/);
    await story.restart();
    await anna.taps("МКОУ СОШ п. Рассвет");
    anna.sees(/МКОУ СОШ п\. Рассвет[^]*Вы передали:[^]*9 класс: всего 12[^]*Верно\?/);
    await anna.forges(`m:whose:${story.schoolId("Ольховка")}`);
    expect(anna.answer?.text).toBe("Это сообщение уже разобрано. Пришлите цифры ещё раз.");
    await anna.taps("Верно, сдать");
    await anna.sends(WHOLE);
    await anna.sends("ольховка");
    anna.sees(/МКОУ СОШ п\. Ольховка[^]*Вы передали:/);
    await anna.sends("/cancel");
    await anna.sends(WHOLE);
    await anna.forges(`m:whose:${story.schoolId("Каменка")}`);
    expect(report(story)).toBeNull();
    await anna.sends("не знаю");
    anna.sees(/За какую школу эти цифры\?/);
  });

  test("a stranger's, a curator's and a teacher's figures are nobody's", async () => {
    const { story } = await october();
    await story.stranger.sends(WHOLE);
    story.stranger.seesNo(/класс/);
    const curator = story.who("curator");
    await curator.sends(WHOLE);
    curator.seesNo(/Вы передали/);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
  });
});

describe("a month that is not open", () => {
  test("closed: a sentence, a request to the chair, and it goes on once it is opened", async () => {
    const { story, anna } = await october();
    const { chair } = story;
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    await story.moveTo("2019-11-04T10:00");
    closeOctober(story);
    await anna.taps("Исправить");
    anna.sees(/Октябрь 2019 года: председатель закрыл месяц/);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
    await anna.taps("Попросить открыть");
    anna.sees(/Просьба передана/);
    expect(chair.last.text).toMatch(/Просьба открыть месяц: октябрь 2019 года[^]*Ольховка[^]*Белкина Т\.Р\./);
    await anna.taps("Попросить открыть");
    expect(chair.messages().filter(({ text }) => text.includes("Просьба открыть"))).toHaveLength(1);
    await chair.taps("К отчёту школы");
    chair.sees(/Отчёт принят/);
    closeOctober(story, true);
    await anna.taps("Исправить");
    anna.sees(/нажмите на неё/);
    await anna.taps("Попросить открыть");
    expect(anna.answer?.text).toMatch(/Этот месяц открыт/);
  });

  test("closed in the middle of a draft: the draft stays", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await tapAll(anna, ["12", "6"]);
    await story.moveTo("2019-11-04T10:00");
    closeOctober(story);
    await anna.taps("5");
    anna.sees(/председатель закрыл месяц[^]*Попросить открыть/);
    await anna.sends("5");
    anna.sees(/председатель закрыл месяц/);
    expect(story.open.db.select().from(drafts).all()).toMatchObject([{ revision: 2 }]);
    closeOctober(story, true);
    await anna.sends("5");
    anna.sees(/Осталось распределить: 1/);
  });

  test("a school that has left the cluster", async () => {
    const { story, anna } = await october("2019-11-20T10:00");
    story.open.db
      .update(organisations)
      .set({ leftOn: "2019-10-31" })
      .where(eq(organisations.id, story.schoolId("Ольховка")))
      .run();
    await anna.sends("/help");
    await anna.forges(`m:open:${story.schoolId("Ольховка")}:2019-11`);
    expect(anna.answer?.text).toMatch(/сдавать не нужно/);
    await anna.sends(WHOLE);
    anna.seesNo(/Мониторинг за ноябрь/);
  });
});

describe("the director's copy", () => {
  test("is switched on at the receipt, comes with every report of another, and ends with the wish", async () => {
    const { story, anna, pavel } = await october();
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    pavel.seesNo(/Копия/);
    await pavel.sends("/monitoring");
    await pavel.taps("Присылать мне копии отчётов");
    expect(pavel.answer?.text).toMatch(/будет приходить/);
    await anna.taps("Исправить");
    await anna.sends("9 класс: СПО в области 4, не определились 2");
    await anna.taps("Верно, сдать исправленное");
    expect(pavel.last.text).toMatch(
      /Копия для директора[^]*Отчёт принят[^]*Исправлений: 1[^]*Не определились: 2/,
    );
    expect(
      story.open.db.select().from(audit).where(eq(audit.action, "reportCopy.switched")).all(),
    ).toHaveLength(1);
    await pavel.sends("/monitoring");
    await pavel.taps("Не присылать мне копии");
    const copies = () => pavel.messages().filter(({ text }) => text.includes("Копия для директора")).length;
    await anna.taps("Исправить");
    await anna.sends("9 класс: СПО в области 5, не определились 1");
    await anna.taps("Верно, сдать исправленное");
    expect(copies()).toBe(1);
  });

  test("only the school's own director may switch it", async () => {
    const { story, anna } = await october();
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    anna.seesNo(/копии/);
    const id = story.open.db.select().from(submissions).get()?.id ?? 0;
    await anna.forges(`m:copy:${id}:1`);
    expect(anna.answer?.text).toMatch(/нет права/);
  });
});

describe("a sheet", () => {
  const filled = (story: Story, over: { month?: string; place?: string; report?: Report } = {}) =>
    figuresSheetFile({
      form: employment,
      month: over.month ?? "2019-10",
      school: { id: story.schoolId(over.place ?? "Ольховка"), shortName: "школа" },
      grades: [9, 11],
      report: over.report ?? typical,
    });

  test("is given out with what the draft says, comes back filled, is read back and counts with a tap", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await anna.taps("Скачать таблицу");
    const file = anna.last.file;
    expect(file?.name).toBe("Мониторинг 2019-10.xlsx");
    await anna.sendsFile("Мониторинг.xlsx", new Uint8Array(file?.bytes ?? []));
    anna.sees(/Таблица пустая/);
    await anna.sendsOther({ photo: [{ file_id: "p", file_unique_id: "p", width: 9, height: 9 }] });
    expect(anna.last.text).toMatch(/Фотография не читается/);
    await anna.sendsFile("Мониторинг.xlsx", await filled(story));
    anna.sees(/Мониторинг за октябрь[^]*Вы передали:[^]*9 класс: всего 12[^]*Верно\?/);
    expect(report(story)).toBeNull();
    await anna.taps("Верно, сдать");
    anna.sees(/Отчёт принят/);
    expect(report(story)?.report).toEqual(completed(employment, [9, 11], typical));
  });

  test("in the middle of the questions it is the same draft, and «Назад» leads back to them", async () => {
    const { story, anna } = await october();
    await anna.sends("/monitoring");
    await tapAll(anna, ["12", "6"]);
    await anna.sendsFile("таблица.xlsx", await filled(story));
    await anna.taps("Назад");
    anna.sees(/Осталось распределить: 6/);
    await anna.taps("Отмена");
    await anna.taps("Сохранить");
    await anna.sendsFile(
      "таблица.xlsx",
      await filled(story, { report: reportOf({ 9: { total: 3 }, 11: { total: 0 } }) }),
    );
    expect(anna.last.text).toMatch(/Не распределено: 3/);
    anna.sees(/9 кл\. Не определились: записать 3/);
  });

  test("another school's, an old month's, a month's that is handed in, a picture, a text, what is too big", async () => {
    const { story, anna } = await october();
    const said = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
      await anna.sendsFile(name, bytes);
      return anna.last.text;
    };
    expect(await said("a.xlsx", await filled(story, { place: "Рассвет" }))).toMatch(/другой школы/);
    expect(await said("a.xlsx", await filled(story, { month: "2018-10" }))).toMatch(
      /октябрь 2018 года: за этот месяц отчёт не сдаётся/,
    );
    expect(await said("a.xlsx", await filled(story, { month: "2019-11" }))).toMatch(/ещё не начался/);
    expect(await said("a.xlsx", new TextEncoder().encode("9 класс: всего 12"))).toMatch(/не таблица Excel/);
    expect(await said("a.xlsx", new Uint8Array(1024 * 1024 + 1))).toMatch(/слишком большой/);
    expect(story.open.db.select().from(drafts).all()).toEqual([]);
    await anna.sends(WHOLE);
    await anna.taps("Верно, сдать");
    expect(await said("a.xlsx", await filled(story))).toMatch(/этот отчёт уже сдан/);
    expect(report(story)?.report.figures[9]).toMatchObject({ to10_own: 6 });
  });

  test("the chair's sheet is figures, her other files are plans", async () => {
    const { story } = await october();
    const { chair } = story;
    await chair.sendsFile("Мониторинг.xlsx", await filled(story));
    chair.sees(/Ольховка[^]*Вы передали:/);
    await chair.taps("Верно, сдать");
    expect(report(story)?.onBehalf).toBe("ofSchool");
    await chair.sendsFile("план.xlsx", new Uint8Array([0x50, 0x4b, 3, 4]));
    chair.sees(/Файл повреждён|не открывается|повреждён/);
    const council = story.who("curator");
    await council.sendsFile("a.xlsx", await filled(story));
    council.seesNo(/Вы передали/);
  });
});

describe("a draft that is put aside", () => {
  test("is offered back once, on a working morning, and goes on on another phone after weeks", async () => {
    const { story, anna, pavel } = await october("2019-10-03T10:12");
    await anna.sends("/monitoring");
    await tapAll(anna, ["12", "6"]);
    const offers = (person: ChatPerson) =>
      person.messages().filter(({ text }) => text.includes("начат и не сдан")).length;
    await story.moveTo("2019-10-04T09:30");
    expect(offers(anna)).toBe(0);
    // The fifth and the sixth are days off.
    await story.moveTo("2019-10-06T12:00");
    expect(offers(anna)).toBe(0);
    await story.moveTo("2019-10-07T09:30");
    anna.sees(/за октябрь 2019 года начат и не сдан[^]*Ольховка/);
    expect(offers(pavel)).toBe(0);
    await story.moveTo("2019-10-15T09:30");
    expect(offers(anna)).toBe(1);
    await story.restart();
    await anna.taps("Продолжить заполнение");
    anna.sees(/Осталось распределить: 6/);
    await story.moveTo("2019-10-30T09:30");
    await pavel.sends("/monitoring");
    pavel.sees(/Последнее изменение: Белкина Т\.Р\., 3 октября[^]*Осталось распределить: 6/);
    // The offer itself has become the questions.
    expect(offers(anna) + offers(pavel)).toBe(0);
  });

  test("a draft that is handed in, or only opened, is not", async () => {
    const { story, anna, pavel } = await october();
    await anna.sends("/monitoring");
    await story.moveTo("2019-10-04T12:00");
    await pavel.sends(WHOLE);
    await pavel.taps("Верно, сдать");
    await story.moveTo("2019-10-08T12:00");
    for (const person of [anna, pavel]) {
      expect(person.messages().some(({ text }) => text.includes("начат и не сдан"))).toBe(false);
    }
  });

  test("whoever comes second sees who is at it and where", async () => {
    const { anna, pavel } = await october();
    await anna.sends("/monitoring");
    await pavel.sends("/monitoring");
    pavel.sees(/Сейчас заполняет Белкина Т\.Р\.: 9 класс\./);
    await pavel.taps("12");
    await anna.taps("7");
    expect(anna.answer?.text).toMatch(/Экран устарел/);
    anna.sees(/Сейчас заполняет Гончар П\.Е\.: 9 класс, «10 кл\. своей школы»/);
  });
});
