import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { audit, drafts, forms, openQuestions, submissions } from "../../src/db/schema.ts";
import { unreadableForms } from "../../src/cluster-forms.ts";
import { submissionOf } from "../../src/monitoring/submission-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

const october = async (now = "2019-10-03T10:12"): Promise<Story> => {
  story = await startStory({ now });
  return story;
};

const SHIPPED = readFileSync("data/forms/employment.yaml", "utf8");

/** The second version: «Работа» has a new code, «Волонтёрство» is asked as well, a rule is added. */
const SECOND = SHIPPED.replace("version: 1", "version: 2")
  .replace("  - code: work\n", "  - code: job\n    was: work\n")
  .replace(
    "  - code: army\n",
    "  - code: volunteers\n    label: Волонтёрство\n    short: Волонтёры\n    grades: [9]\n    role: destination\n\n  - code: army\n",
  )
  .replace("rules:\n", "rules:\n  - code: many\n    strength: confirm\n    when: volunteers > 3\n\n");

const send = (person: ChatPerson, text: string, name = "форма.yaml") =>
  person.sendsFile(name, new TextEncoder().encode(text));

async function tapAll(person: ChatPerson, taps: readonly string[]): Promise<void> {
  for (const text of taps) await person.taps(text);
}

const storedForms = ({ open }: Story) => open.db.select().from(forms).all();

describe("the chair's own form", () => {
  test("is looked at, tried as a deputy meets it, switched on, answered from its month on, and taken back", async () => {
    const story = await october();
    const { chair } = story;
    await send(chair, SECOND);
    chair.sees(
      /версия 2[^]*Что изменится по сравнению с версией 1:[^]*Новый код, прежние итоги: Работа \(work → job\)[^]*Новый показатель: Волонтёрство[^]*Новое правило\. Переспросит, если «Волонтёрство» больше, чем 3/,
    );
    await chair.taps("Правила словами");
    chair.sees(/Переспросит, если «Волонтёрство» больше, чем 3[^]*1 из/);
    await chair.taps("‹ К форме");

    await chair.taps("Попробовать");
    chair.sees(/Проба: ничего не сохраняется[^]*9 класс: сколько всего выпускников\?/);
    await tapAll(chair, ["12", "6"]);
    await chair.sends("10-12");
    chair.sees(/промежуток[^]*Проба/);
    await chair.taps("Назад");
    await tapAll(chair, ["6", "0", "Волонтёры", "6", "0", "Таких нет"]);
    chair.sees(/9 класс: «Волонтёрство» больше, чем 3 \(6 и 3\)[^]*Верно\?/);
    await chair.taps("Всё верно");
    chair.sees(/Такой отчёт был бы принят/);
    const { db } = story.open;
    expect([db.select().from(drafts).all(), db.select().from(submissions).all()]).toEqual([[], []]);
    expect(db.select().from(openQuestions).all()).toEqual([]);

    await chair.taps("‹ К форме");
    await chair.taps("Включить");
    await chair.taps("С ноября 2019 года");
    chair.sees(/Форма включена с ноября 2019 года[^]*Напоминания придут по плану/);

    const anna = story.who("deputy", "Ольховка");
    await anna.sends("Сдать мониторинг");
    await tapAll(anna, ["12", "6", "0", "Работа", "6", "0", "Таких нет"]);
    anna.sees(/Верно\?/);
    await anna.taps("Всё верно");
    anna.sees(/Отчёт принят/);
    await chair.taps("Вернуть прежнюю");
    chair.sees(/Версия 2 выключена/);
    await chair.taps("‹ К форме");
    await tapAll(chair, ["Включить", "С ноября 2019 года"]);

    await story.moveTo("2019-11-05T10:00");
    await anna.sends("Сдать мониторинг");
    anna.sees(/За октябрь|В октябре было: 12/);
    await tapAll(anna, ["12", "6", "0", "Волонтёры", "4"]);
    await tapAll(anna, ["Работа", "Работа", "0", "Таких нет"]);
    anna.sees(/«Работа»: было 6 \(в октябре\), стало 2/);
    anna.seesNo(/«Волонтёрство»: было/);
    await anna.taps("Всё верно");
    const of = (month: string) => submissionOf(db, story.schoolId("Ольховка"), "employment", month);
    expect([of("2019-10")?.formVersion, of("2019-11")?.formVersion]).toEqual([1, 2]);
    expect(of("2019-10")?.report.figures[9]).toMatchObject({ work: 6 });
    expect(of("2019-11")?.report.figures[9]).toMatchObject({ job: 2, volunteers: 4 });

    await anna.taps("Другой месяц");
    await anna.taps("октябрь");
    anna.sees(/Мониторинг за октябрь[^]*Работа: 6/);

    const id = storedForms(story)[0]?.id ?? 0;
    await chair.forges(`f:undo:${id}`);
    expect(chair.answer?.text).toMatch(/уже есть отчёты/);
    const actions = db
      .select()
      .from(audit)
      .all()
      .map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("form."))).toEqual([
      "form.added",
      "form.switchedOn",
      "form.switchedOff",
      "form.switchedOn",
    ]);
  });

  test("the form that is asked now can be had as a file and changed", async () => {
    const { chair } = await october();
    await chair.sends("/monitoring");
    await chair.taps("Форма и правила");
    chair.sees(/версия 1[^]*увеличьте version и пришлите сюда/);
    await chair.taps("Получить файл формы");
    expect(chair.last.file?.name).toBe("employment-1.yaml");
  });

  test("a new monitoring of the cluster's own: no code, no other file", async () => {
    const story = await october();
    const { chair } = story;
    await send(chair, readFileSync("test/monitoring/ped-class.yaml", "utf8"));
    chair.sees(/Это новая форма/);
    await tapAll(chair, ["Включить", "С октября 2019 года"]);
    chair.sees(/напоминаний не будет/);
    const anna = story.who("deputy", "Ольховка");
    await anna.sends("Сдать мониторинг");
    await tapAll(anna, ["Мониторинг педагогического класса", "8", "8", "0"]);
    await anna.taps("Сдать");
    anna.sees(/Мониторинг педкласса за октябрь[^]*Отчёт принят/);
    await story.restart();
    await anna.taps("История");
    expect(anna.last.text).toMatch(/Мониторинг педкласса/);
  });
});

describe("a file that is no good", () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, RegExp]>([
    [
      "an unknown indicator",
      SECOND.replace("total == sum", "totla == sum"),
      /строка \d+: показатель totla не определён/,
    ],
    [
      "a rule about itself",
      SECOND.replace("volunteers > 3", "many > 3"),
      /строка \d+: правило ссылается на само себя/,
    ],
    [
      "a division by nothing",
      SECOND.replace("volunteers > 3", "job / army > 3"),
      /деление на ноль невозможно/,
    ],
    ["names in a circle", SECOND.replace("let:\n", "let:\n  a: b + 1\n  b: a + 1\n"), /по кругу: a → b → a/],
    ["the version there is", SHIPPED, /версия 1, а у кластера уже есть версия 1[^]*version: 2/],
    ["markup", "code: <b>x</b>\n", /«code»: не указано или указано неверно/],
    ["nothing", "", /Форма не принята/],
    ["hundreds of problems", "- \n".repeat(3000), /Форма не принята/],
    [
      "a billion laughs",
      "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]",
      /Форма не принята/,
    ],
    ["depth", "[".repeat(20_000), /Форма не принята/],
    ["bytes", new Uint8Array([0xff, 0xfe, 0, 1, 2, 3]), /не текст в кодировке UTF-8/],
    ["too much", "# \n".repeat(40_000), /файл больше 64 КиБ/],
  ])("%s", async (_, content, told) => {
    const story = await october();
    const { chair } = story;
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    await chair.sendsFile("форма.yaml", bytes);
    expect(chair.sees(told).text.length).toBeLessThan(4096);
    expect(storedForms(story)).toEqual([]);
  });

  test("a line of problems too many is counted, not shown", async () => {
    const { chair } = await october();
    await send(chair, SECOND.replaceAll("grades: [9, 11]", "grades: [9, 12]"));
    expect(chair.last.text).toMatch(/И ещё: \d+[^]*Исправьте файл/);
  });
});

describe("who may", () => {
  test("nobody but the chair; forged and stale buttons change nothing", async () => {
    const story = await october();
    const { chair, stranger } = story;
    const anna = story.who("deputy", "Ольховка");
    await send(anna, SECOND);
    anna.sees(/Форму мониторинга меняет председатель Совета/);
    await send(stranger, SECOND);
    expect(storedForms(story)).toEqual([]);

    await send(chair, SECOND);
    const id = storedForms(story)[0]?.id ?? 0;
    await anna.sends("/help");
    const all = ["look", "try", "rules", "when", "on", "undo", "drop"].map((name) => `f:${name}:${id}`);
    for (const data of [
      ...all,
      `f:on:${id}:2019-11`,
      `f:t:${id}:0:n:5`,
      "f:home:employment",
      "f:file:employment",
    ]) {
      await anna.forges(data);
      expect(anna.answer?.text).toBe("У Вас нет права на это действие.");
    }
    for (const [data, told] of [
      [`f:on:${id}:2019-09`, /включить нельзя/],
      [`f:on:${id}:2031-01`, /включить нельзя/],
      [`f:on:${id}:нет`, /кнопка больше не действует/],
      ["f:on:999:2019-11", /Этой формы уже нет/],
      [`f:undo:${id}`, /Этой формы уже нет/],
      [`f:t:${id}:0:n:5`, /проба закончена/],
      ["f:constructor:1", /кнопка больше не действует/],
    ] as const) {
      await chair.forges(data);
      expect(chair.answer?.text).toMatch(told);
    }
    expect(storedForms(story)).toMatchObject([{ fromMonth: null, version: 2 }]);

    await send(chair, SECOND.replace("version: 2", "version: 3"));
    expect(storedForms(story)).toMatchObject([{ version: 3 }]);
    await chair.forges(`f:on:${id}:2019-11`);
    expect(chair.answer?.text).toMatch(/Этой формы уже нет/);
    await chair.taps("Не включать");
    chair.sees(/форма удалена/);
    expect(storedForms(story)).toEqual([]);
  });

  test("a month that has reports keeps its form", async () => {
    const story = await october();
    const anna = story.who("deputy", "Ольховка");
    await anna.sends("/monitoring");
    await tapAll(anna, ["Нет данных", "Сведения", "Сдать"]);
    const { chair } = story;
    await send(chair, SECOND);
    await chair.taps("Включить");
    expect(chair.last.buttons.flat().map(({ text }) => text)).toEqual([
      "С ноября 2019 года",
      "С декабря 2019 года",
      "С сентября 2020 года",
      "‹ К форме",
    ]);
  });

  test("that a newer bot reads no more: the one before is asked, the chair is told, and she can mend it", async () => {
    const story = await october();
    const { chair } = story;
    await send(chair, SECOND);
    await tapAll(chair, ["Включить", "С октября 2019 года"]);
    story.open.db.update(forms).set({ source: "code: [no form" }).run();
    await story.restart();
    const anna = story.who("deputy", "Ольховка");
    await anna.sends("/monitoring");
    await tapAll(anna, ["12", "0", "0"]);
    expect(anna.last.buttons.flat().map(({ text }) => text)).not.toContain("Волонтёры");
    await chair.sends("/monitoring");
    chair.sees(/Ваша форма employment, версия 2, больше не читается\.[^]*Мониторинг за октябрь/);
    await tapAll(chair, ["Форма и правила", "Версия 2 с октября"]);
    expect(chair.answer?.text).toMatch(/Эта версия больше не читается/);
    await send(chair, SECOND);
    chair.sees(/уже есть версия 2/);
    await send(chair, SECOND.replace("version: 2", "version: 3"));
    await chair.taps("Включить");
    await tapAll(chair, ["С ноября 2019 года"]);
    chair.sees(/Форма включена с ноября 2019 года/);
    expect(unreadableForms(story.open.db)).toMatchObject([{ code: "employment", version: 2 }]);
  });

  test("a trial outlives a restart and ends with another question", async () => {
    const story = await october();
    const { chair } = story;
    await send(chair, SECOND);
    await chair.taps("Попробовать");
    await chair.taps("12");
    await story.restart();
    await chair.sends("6");
    chair.sees(/Проба[^]*Осталось распределить: 6/);
    await chair.sends("/cancel");
    await chair.taps("Назад");
    expect(chair.answer?.text).toMatch(/проба закончена/);
  });
});
