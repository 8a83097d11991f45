import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { events } from "../../src/db/schema.ts";
import type { Duty } from "../../src/reminders/duty.ts";
import { markDuty } from "../../src/reminders/duty-answer-store.ts";
import { loadDuties } from "../../src/reminders/duty-store.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import { dayOf } from "../../src/calendar/day.ts";
import { instant } from "../../src/calendar/instant.ts";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import type { ChatPerson } from "../support/chat.ts";
import { cellsOf, partOf, wordsOf } from "../support/paper.ts";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

let story: Story;
let chair: ChatPerson;
afterEach(() => story.end());

async function begin(options: StoryOptions = {}): Promise<void> {
  story = await startStory({ now: "2019-11-18T10:00", ...options });
  ({ chair } = story);
}

/** Taps the button of a paper and gives the file that comes, with the words under it. */
async function takes(person: ChatPerson, button: string) {
  await person.taps(button);
  const file = story.telegram.file(person.last.file?.id ?? "");
  if (file === null) throw new Error(`no file came; on the screen:\n${person.screen()}`);
  return { name: file.name, bytes: file.bytes, caption: person.last.text };
}

/** The duties of the event with this number. */
const dutiesOf = (number: string): Duty[] =>
  loadDuties(story.open.db, story.cluster.id, {
    today: dayOf(story.now(), story.cluster.timezone),
    calendar: loadProductionCalendar("data/calendar"),
    forms: createFormsOf(shippedForms()),
  }).filter((duty) => duty.event.number === number);

function marks(duty: Duty | undefined, comment?: string): void {
  if (duty === undefined) throw new Error("no such duty");
  const by = {
    personId: duty.people[0]?.personId ?? story.personId(chair),
    clusterId: story.cluster.id,
    at: instant(story.now()),
  };
  markDuty(story.open.db, duty, { kind: "done" }, by);
  if (comment !== undefined) markDuty(story.open.db, duty, { kind: "commented", text: comment }, by);
}

describe("the report on the plan", () => {
  test("the plan's own table with what is marked, by whom, what is called off and what nobody has marked", async () => {
    await begin();
    for (const duty of dutiesOf("1").slice(0, 5)) marks(duty);
    marks(dutiesOf("19")[0], "Приняли участие 24 человека");
    story.open.db
      .update(events)
      .set({ cancelledAt: instant(story.now()), cancelReason: "нет докладчика" })
      .where(eq(events.number, "14"))
      .run();
    await chair.sends("/report");
    chair.sees(/Документы[^]*Выберите документ/);
    const { name, bytes, caption } = await takes(chair, "Отчёт по всему плану");
    expect(name).toBe("Отчёт о выполнении плана, 2-е полугодие 2019 года.docx");
    expect(caption).toMatch(/на 18 ноября 2019 года\.\nОтмечены выполненными 1 из 22\./);
    const said = wordsOf(bytes);
    expect(said).toContain(
      "о выполнении плана работы Заречненского образовательного кластера на 2-е полугодие 2019 года",
    );
    expect(said).toContain("(по состоянию на 18 ноября 2019 года)");
    expect(said).toContain("В плане 22 мероприятия: отмечены выполненными – 1; отмечены частично – 1;");
    // The plan's own words, in its order, under its sections.
    const order = [
      "Заключение договоров",
      "Проведение заседания",
      "Реализация проекта",
      "Литературная гостиная",
    ];
    expect(order.map((words) => said.indexOf(words)).every((at, i, all) => at > (all[i - 1] ?? 0))).toBe(
      true,
    );
    expect(said).toContain("Нормативно-правовое обеспечение\n1\nЗаключение договоров");
    expect(said).toContain("Сделано 5 из 6, последняя отметка 18.11.2019; отметки нет: д. Полянская.");
    expect(said).toContain("Сделано 18.11.2019, Тихонова Р.Д.\nКомментарий: «Приняли участие 24 человека».");
    expect(said).toContain("Отменено.\nПричина: нет докладчика.");
    expect(said).toContain("Вне периода плана.");
    expect(said).toContain("По запросу. Просьб не было.");
    expect(said).not.toMatch(/не выполнен|не сделан/i);
    expect(said.trim().split("\n").slice(-3)).toEqual([
      "Председатель Координационного Совета",
      "директор КОГОБУ СШ пгт Заречный",
      "«____» ______________ 20___ г.\t______________ М.И. Ветрова",
    ]);
    const xml = partOf(bytes, "word/document.xml");
    expect(xml).toMatch(/<w:pgSz w:w="16837" w:h="11905" w:orient="landscape"/);
    expect(xml).toMatch(/<w:pgMar w:top="1133" w:right="850" w:bottom="1133" w:left="1700"/);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(partOf(bytes, "word/styles.xml")).toContain("Times New Roman");
  });

  test("up to today what has not begun is left out and still counted", async () => {
    await begin();
    await chair.sends("Документы");
    const { name, bytes } = await takes(chair, "Отчёт на сегодня");
    expect(name).toBe("Отчёт о выполнении плана, 2-е полугодие 2019 года, на 18.11.2019.docx");
    const said = wordsOf(bytes);
    expect(said).toContain("В плане 22 мероприятия");
    expect(said).not.toContain("Литературная гостиная");
    expect(said).toContain("Правовой марафон");
  });

  test("a plan of which nothing is done yet; one whose time is over has one report", async () => {
    await begin({ now: "2019-07-01T10:00" });
    await chair.sends("/report");
    const { bytes } = await takes(chair, "Отчёт на сегодня");
    expect(wordsOf(bytes)).toContain("В плане 22 мероприятия");
    await story.jumpTo("2020-02-03T10:00");
    await chair.sends("/report");
    chair.seesNo(/Отчёт на сегодня/);
    expect(wordsOf((await takes(chair, "Отчёт по всему плану")).bytes)).toContain("3 февраля 2020 года");
  });

  test("hostile words do not break the file", async () => {
    await begin();
    const hostile = `<w:p>&amp; "кавычки" \u0000\u0007\u001F\uFFFF🙂 ]]> ${"очень длинно ".repeat(300)}`;
    marks(dutiesOf("19")[0], hostile);
    const { db } = story.open;
    db.update(events)
      .set({ title: `Семинар & <б> 🙂 ${"а".repeat(4000)}` })
      .where(eq(events.number, "20"))
      .run();
    await chair.sends("/report");
    for (const button of ["Отчёт по всему плану", "Отчёт на сегодня"]) {
      const { bytes } = await takes(chair, button);
      expect(wordsOf(bytes)).toContain('<w:p>&amp; "кавычки" 🙂 ]]> очень длинно');
      expect(wordsOf(bytes)).toContain("Семинар & <б> 🙂 ааа");
    }
    const { bytes } = await takes(chair, "План с отметками");
    const seminar = cellsOf(bytes, 1).find((row) => String(row[2]).startsWith("Семинар & <б> 🙂"));
    // Excel refuses a row higher than 409 points.
    const heights = [...partOf(bytes, "xl/worksheets/sheet1.xml").matchAll(/ ht="([\d.]+)"/g)];
    expect(Math.max(...heights.map(([, height]) => Number(height)))).toBeLessThan(409);
    expect(seminar?.[2]).toHaveLength(4000 + "Семинар & <б> 🙂 ".length);
  });
});

test("the whole plan in Excel: real days, filters, a head that stays, a line a school on the second sheet", async () => {
  await begin();
  for (const duty of dutiesOf("1").slice(0, 5)) marks(duty);
  await chair.sends("/report");
  const { name, bytes } = await takes(chair, "План с отметками, Excel");
  expect(name).toBe("План с отметками, 2-е полугодие 2019 года.xlsx");
  const [head = [], first = []] = cellsOf(bytes, 1);
  expect(head.slice(0, 6)).toEqual(["№", "Раздел", "Мероприятие", "Срок по плану", "С", "По"]);
  // Excel's numbers of 1 and 30 September 2019.
  expect(first.slice(0, 6)).toEqual([
    1,
    "Нормативно-правовое обеспечение",
    "Заключение договоров по обучению в педагогическом классе.",
    "сентябрь",
    43709,
    43738,
  ]);
  expect(first.slice(8, 10)).toEqual(["сделано частично", "5 из 6"]);
  const schools = cellsOf(bytes, 2).filter((row) => row[0] === 1);
  expect(schools.map((row) => [row[4], row[6]])).toEqual([
    ["КОГОБУ СШ пгт Заречный", "сделано"],
    ["МКОУ СОШ п. Ольховка", "сделано"],
    ["МКОУ СОШ п. Рассвет", "сделано"],
    ["МКОУ СОШ п. Боровой", "сделано"],
    ["МКОУ СОШ п. Каменка", "сделано"],
    ["МКОУ ООШ д. Полянская", "отметки нет (до начала учёта)"],
  ]);
  const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(sheet).toMatch(/<autoFilter ref="A1:M\d+"\/>/);
  expect(sheet).toContain('paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"');
  expect(partOf(bytes, "xl/workbook.xml")).toMatch(
    /_xlnm\.Print_Titles" localSheetId="1">'По школам'!\$1:\$1</,
  );
});

describe("the Council's agenda", () => {
  test("the sittings of the plan, and for one its questions with room for what is decided", async () => {
    await begin({ now: "2019-08-05T10:00" });
    await story.jumpTo("2019-11-18T10:00");
    for (const duty of dutiesOf("13")) marks(duty);
    await chair.sends("/report");
    await chair.taps("Повестка заседания Совета");
    chair.sees(/август 2019 года, день не назначен \(прошло\): Итоги работы школы за 1 полугодие 2019 года/);
    const { name, bytes } = await takes(chair, "№7 · сентябрь");
    expect(name).toBe("Повестка заседания Совета, № 7, 30.09.2019.docx");
    const said = wordsOf(bytes);
    expect(said).toContain(
      "ПОВЕСТКА\nзаседания Координационного Совета\nЗаречненский образовательный кластер",
    );
    expect(said).toContain("№\nВопрос\nДокладчик\nРешили\n1\nАнализ итогов мониторинга");
    expect(said).toContain("О выполнении плана с 31 августа по 30 сентября 2019 года.");
    expect(said).toMatch(/№ 13\. Конференция[^\n]*\nСделано 18\.11\.2019/);
    expect(said).toMatch(/Мониторинг предварительного трудоустройства за сентябрь 2019 года/);
    expect(said).toContain("О подготовке мероприятий до 31 декабря 2019 года.");
    expect(said).toMatch(/№ 23\. Литературная гостиная[^\n]*\nСрок: декабрь\./);
    expect(partOf(bytes, "word/document.xml")).toMatch(/<w:pgSz w:w="11905" w:h="16837"/);
  });

  test("a plan without sittings says so; a button of one that is gone is dead", async () => {
    await begin();
    const { db } = story.open;
    db.update(events).set({ title: "Итоги" }).where(eq(events.number, "2")).run();
    db.update(events)
      .set({ cancelledAt: instant(story.now()) })
      .where(eq(events.number, "7"))
      .run();
    await chair.sends("/report");
    await chair.taps("Повестка");
    chair.sees(/В плане нет заседаний Совета/);
    await chair.forges("x:agenda:1");
    expect(chair.answer?.text).toMatch(/больше не действует/);
    await chair.taps("К документам");
    chair.sees(/Выберите документ/);
  });
});

describe("the month's note", () => {
  test("who handed in, and no number under three; a month without figures says so", async () => {
    await begin({ now: "2019-10-03T10:12" });
    const anna = story.who("deputy", "Ольховка");
    await anna.sends("/monitoring");
    for (const text of ["12", "6", "5", "Остальные", "6", "3", "2", "Остальные", "Таких нет"]) {
      await anna.taps(text);
    }
    await story.jumpTo("2019-11-05T10:00");
    await chair.sends("/report");
    await chair.taps("Справка по мониторингу");
    chair.sees(/чисел меньше трёх в ней нет[^]*\[октябрь 2019 года\]/);
    const { name, bytes } = await takes(chair, "октябрь 2019 года");
    expect(name).toBe("Справка за октябрь 2019 года.docx");
    const said = wordsOf(bytes);
    expect(said).toContain("СПРАВКА\nМониторинг предварительного трудоустройства\nза октябрь 2019 года");
    expect(said).toContain("Отчёт представила 1 из 6 школ, в срок.");
    expect(said).toMatch(/Не представили: КОГОБУ СШ пгт Заречный, МКОУ СОШ п\. Рассвет/);
    expect(said).toContain("всего выпускников – 12");
    // One of the twelve and one of the six are undecided: hidden, with another beside it.
    expect(said).toMatch(/Не определились\n\*\n–/);
    expect(said.match(/\n[12]\n–\n/g)).toBeNull();

    await chair.sends("/report");
    const report = wordsOf((await takes(chair, "Отчёт на сегодня")).bytes);
    expect(report).toContain("За октябрь 2019 года отчёт представила 1 из 6 школ.");
    expect(report).toContain("За ноябрь 2019 года отчёты представили 0 из 6 школ (срок не наступил).");
    expect(report).toContain("Октябрь: отчёт представила 1 из 6;");

    await chair.taps("Справка по мониторингу");
    const empty = wordsOf((await takes(chair, "ноябрь 2019 года")).bytes);
    expect(empty).toContain("Отчётов пока нет, ожидаются от 6 школ.");
    expect(empty).toContain("9 класс\nДанных нет.");
  });

  test("a month not begun, another form, another's words are dead buttons", async () => {
    await begin();
    await chair.sends("/report");
    for (const data of [
      "x:note:employment:2030-01",
      "x:note:none:2019-10",
      "x:note:employment:2019-13",
      "x:plan:x",
    ]) {
      await chair.forges(data);
      expect(chair.answer?.text).toMatch(/больше не действует/);
    }
  });
});

test("the curator takes the papers of the plan and the note; a director, a deputy and a stranger none", async () => {
  await begin();
  const curator = story.who("curator");
  await curator.sends("/report");
  curator.seesNo(/Анализ за учебный год/);
  expect((await takes(curator, "Отчёт на сегодня")).name).toMatch(/\.docx$/);
  await curator.taps("Справка по мониторингу");
  curator.seesNo(/Таблица, Excel/);
  expect((await takes(curator, "ноябрь 2019 года")).name).toMatch(/^Справка/);
  for (const person of [story.who("director", "Рассвет"), story.who("deputy", "Ольховка")]) {
    await person.sends("/report");
    person.sees(/берут председатель и куратор/);
    for (const data of ["x:home", "x:plan:now", "x:table", "x:agenda:1", "x:note:employment:2019-10"]) {
      await person.forges(data);
      expect(person.answer?.text).toMatch(/нет права/);
    }
    expect(person.messages().every(({ file }) => file === null)).toBe(true);
  }
  await story.stranger.sends("/report");
  story.stranger.sees(/только участникам кластера/);
});

test("before there is a plan the chair is told how to send one", async () => {
  await begin({ from: { chair: "Ветрова М.И." } });
  await chair.sends("/report");
  chair.sees(/план/i);
  await chair.forges("x:plan:now");
  expect(chair.messages().every(({ file }) => file === null)).toBe(true);
});
