import { afterEach, expect, test } from "vitest";
import { startStory, type Story, type StoryOptions } from "../support/story.ts";

/* The chair writes to some of the cluster, they say that they have read it, she sees who has not. */

let story: Story;
afterEach(() => story.end());

const begin = async (options: StoryOptions = {}): Promise<Story> =>
  (story = await startStory({ now: "2019-11-18T10:00", ...options }));

const TEXT = "Совещание переносится на 15:00.\nВозьмите <отчёты> & планы.";
const letters = (): number =>
  story.open.sqlite.prepare("SELECT count(*) FROM outbox WHERE kind = 'chairNotice'").pluck().get() as number;

async function writesToDirectors(text = TEXT): Promise<void> {
  await story.chair.sends("Сообщение");
  await story.chair.taps("Директорам");
  await story.chair.sends(text);
}

test("a message goes to the directors, is read with a tap, and those who have not are reminded once a day", async () => {
  const { chair } = await begin();
  const [goncar, dyatlov] = [story.who("director", "Ольховка"), story.who("director", "Рассвет")];
  await goncar.blocks();
  await writesToDirectors();
  chair.sees(
    /Проверьте: сообщение директорам[^]*Получат: [^]*Не получат: 1[^]*бот заблокирован[^]*<отчёты> & планы/,
  );
  await chair.taps("Отправить");
  chair.sees(/Сообщение отправляется/);

  const got = dyatlov.messages().at(-1);
  expect(got?.text).toContain("<отчёты> & планы");
  expect(
    story
      .who("deputy", "Ольховка")
      .messages()
      .some(({ text }) => text.includes("15:00")),
  ).toBe(false);
  await dyatlov.taps("Прочитано");
  expect(dyatlov.answer?.text).toMatch(/Спасибо/);
  dyatlov.sees(/Прочитано 18 ноября/);
  expect(dyatlov.last.buttons).toEqual([]);

  await chair.taps("Кто прочитал");
  chair.sees(/Отметили «Прочитано»: 1 из \d[^]*не получено[^]*не отмечено[^]*18 ноября/);
  const before = dyatlov.messages().length;
  const other = story.who("director", "Каменка");
  await chair.taps("Напомнить");
  expect(other.messages().at(-1)?.text).toMatch(/Повторно напоминаем[^]*15:00/);
  expect(dyatlov.messages()).toHaveLength(before);
  await chair.taps("Напомнить");
  expect(chair.answer?.text).toMatch(/уже напоминали/);

  await other.taps("Прочитано");
  await chair.sends("Сообщение");
  chair.sees(/18 ноября директорам[^]*Прочитали: 2 из/);
});

test("the draft is kept over a restart and whatever is typed first; it is sent once", async () => {
  const { chair } = await begin();
  await chair.sends("Сообщение");
  await chair.sends(TEXT);
  chair.sees(/Кому его отправить[^]*Текст сохранён/);
  await story.restart();
  await chair.taps("Выбранным школам");
  await chair.taps("Готово");
  expect(chair.answer?.text).toMatch(/хотя бы одну/);
  const school = chair.last.buttons.flat().find(({ text }) => text.includes("Рассвет"));
  await chair.taps(school?.text ?? "");
  await chair.taps("Готово: 1");
  chair.sees(/сообщение 1 школе[^]*15:00/);
  await chair.sends("Новый текст");
  chair.sees(/Новый текст/);
  const send = chair.last;
  const data = send.buttons.flat().find(({ text }) => text.startsWith("Отправить"))?.callback_data ?? "";
  await chair.forges(data, send.id);
  const once = letters();
  expect(once).toBeGreaterThan(0);
  await chair.forges(data, send.id);
  expect(chair.answer?.text).toMatch(/уже отправлено/);
  expect(letters()).toBe(once);
});

test("too long, empty, cancelled, and not for others", async () => {
  const { chair } = await begin();
  const director = story.who("director", "Ольховка");
  await director.sends("Сообщение");
  director.sees(/./);
  await director.forges("n:new");
  expect(director.answer?.text).toMatch(/./);
  expect(letters()).toBe(0);

  await writesToDirectors("я".repeat(3500));
  chair.sees(/длиннее 3000 знаков: сократите его на 500/);
  await chair.sends("Коротко");
  await chair.taps("Отмена");
  chair.sees(/не отправлено/);
  await writesToDirectors("Снова");
  await chair.taps("Отправить");
  const id = story.open.sqlite.prepare("SELECT id FROM notices").pluck().get() as number;
  await director.forges(`n:card:${id}`);
  director.seesNo(/Снова/);
  const stranger = story.who("deputy", "Рассвет");
  await stranger.forges(`n:read:${id}`);
  expect(stranger.answer?.text).toMatch(/не для Вас/);
  for (const data of [
    "n:read:0",
    "n:read:x",
    "n:card:999999",
    "n:list:-1",
    "n:again:",
    "n:draft:1:to:9",
    "n:zzz",
  ]) {
    await chair.forges(data);
    expect(chair.answer).not.toBeNull();
  }
});

test("at night it waits for the morning, and one who left meanwhile gets nothing", async () => {
  const { chair } = await begin({ now: "2019-11-18T21:30" });
  const director = story.who("director", "Рассвет");
  await writesToDirectors();
  await chair.taps("Отправить");
  expect(director.messages().some(({ text }) => text.includes("15:00"))).toBe(false);
  story.open.sqlite
    .prepare("UPDATE offices SET until = '2019-11-18' WHERE person_id = ?")
    .run(story.personId(story.who("director", "Каменка")));
  const left = story.who("director", "Каменка");
  await story.moveTo("2019-11-19T07:30");
  expect(director.messages().some(({ text }) => text.includes("15:00"))).toBe(true);
  expect(left.messages().some(({ text }) => text.includes("15:00"))).toBe(false);
});
