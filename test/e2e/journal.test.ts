import { afterEach, describe, expect, test } from "vitest";
import { onlyChairReads } from "../../src/journal/journal-texts.ts";
import type { ChatPerson } from "../support/chat.ts";
import { picks } from "../support/people-taps.ts";
import { startStory, type Story } from "../support/story.ts";

/* «Журнал»: who changed what and when, read by the chair, found by person and by event. */

let story: Story;
afterEach(() => story.end());

async function begin(): Promise<Story> {
  story = await startStory({ now: "2019-11-18T12:00", joined: ["chair", "director"] });
  return story;
}

async function changes(person: ChatPerson, ...steps: string[]): Promise<void> {
  await person.sends("/settings");
  for (const step of steps) await person.taps(step);
}

test("tells who, when, what, and from what to what, the newest first, page by page", async () => {
  const { chair } = await begin();
  await changes(chair, "Час кластера", "08:00", "Сохранить");
  await changes(chair, "Срок мониторинга", "20", "Сохранить");
  await chair.taps("Журнал");
  chair.sees(
    /Журнал изменений\n\n18\.11\.2019 12:00, Ветрова М\.И\.\nНастройка: срок мониторинга\nБыло: до 25-го числа\nСтало: до 20-го числа\n\n18\.11\.2019 12:00, Ветрова М\.И\.\nНастройка: час кластера\nБыло: по умолчанию\nСтало: 08:00/,
  );
  await story.restart();
  await chair.taps("Дальше ›");
  chair.sees(/Страница 2 из \d+/);
  await chair.taps("‹ Назад");
  chair.sees(/Страница 1 из/);
  await chair.sends("Журнал");
  expect(chair.last.text).toMatch(/Настройка: срок мониторинга/);
});

describe("is found", () => {
  test("by a surname typed, and from a person's card", async () => {
    const { chair } = await begin();
    const sergey = story.who("director", "Рассвет");
    await changes(sergey, "Мой час", "08:00", "Сохранить");
    await changes(chair, "Час кластера", "10:00", "Сохранить");
    await chair.sends("/journal");
    await chair.taps("Найти");
    await story.restart();
    await chair.sends("щщщ");
    chair.sees(/нет ни человека, ни мероприятия/);
    await chair.sends("дятлов");
    chair.sees(/Журнал: Дятлов С\.В\.[^]*Настройка: свой час/);
    chair.seesNo(/час кластера/);
    await chair.taps("Весь журнал");
    chair.sees(/Журнал изменений[^]*час кластера/);
    await picks(chair, "Дятлов С.В.");
    await chair.taps("Журнал");
    expect(chair.last.text).toMatch(/Журнал: Дятлов С\.В\.[^]*Вход в бот: Дятлов С\.В\./);
  });

  test("by an event's number, with what was answered to it", async () => {
    const { chair } = await begin();
    const { sqlite } = story.open;
    const one = sqlite
      .prepare(
        `SELECT d.id, e.id AS event FROM duties d JOIN occurrences o ON o.id = d.occurrence_id JOIN events e ON e.id = o.event_id
          WHERE e.number = '16' LIMIT 1`,
      )
      .get() as { id: number; event: number };
    sqlite
      .prepare(
        `INSERT INTO audit (cluster_id, person_id, at, action, subject, before, after)
          VALUES (?, ?, '2019-11-18T09:30:00.000Z', 'duty.commented', ?, '{"comment":null}', ?)`,
      )
      .run(
        story.cluster.id,
        story.personId(chair),
        `duty:${one.id}`,
        JSON.stringify({ comment: `<b>${"длинно ".repeat(200)}` }),
      );
    await chair.sends("/journal");
    await chair.taps("Найти");
    await chair.sends("16");
    const { text } = chair.sees(/Журнал: №16[^]*Комментарий: №16[^]*Стало: <b>длинно [^]*…/);
    expect(text.length).toBeLessThan(1000);
    await chair.forges(`c:history:${one.event}:0`);
    await chair.taps("Все записи в журнале");
    chair.sees(/Журнал: №16/);
  });
});

test("is the chair's alone, and names nobody who was forgotten", async () => {
  const { chair, stranger } = await begin();
  const sergey = story.who("director", "Рассвет");
  const id = story.personId(sergey);
  await sergey.sends("/journal");
  sergey.sees(/Журнал читает председатель/);
  for (const data of ["log:all:0", `log:person:${id}:0`, "log:find"]) {
    await sergey.forges(data);
    expect(sergey.answer?.text).toBe(onlyChairReads);
  }
  await stranger.sends("Журнал");
  stranger.sees(/только участникам/);
  await changes(sergey, "Мой час", "08:00", "Сохранить");
  await sergey.sends("/forget");
  await sergey.taps("Стереть");
  await chair.sends("/journal");
  chair.sees(/имя удалено\nСведения о человеке удалены/);
  for (let page = 0; page < 3; page++) {
    chair.seesNo(/Дятлов/);
    await chair.forges(`log:all:${page + 1}`);
  }
  await chair.forges(`log:person:${id}:0`);
  expect(chair.answer?.text).toMatch(/больше нет/);
  for (const data of ["log:person:x:0", "log:all:-1", "log:nonsense"]) {
    await chair.forges(data);
    expect(chair.answer?.text).toMatch(/не действует|больше нет/);
  }
});
