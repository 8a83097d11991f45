import { afterEach, describe, expect, test } from "vitest";
import { readCalendar } from "../documents/calendar/read-calendar.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

/* Calendar files over the whole app: taken, changed, taken again. */

let story: Story;
afterEach(() => story.end());

const begin = async (): Promise<Story> => (story = await startStory({ now: "2019-10-21T10:00" }));

/** The events of the file that came last, by their identifier. */
function taken(person: ChatPerson): Map<string, Record<string, string>> {
  const file = person.messages().findLast((message) => message.file !== null)?.file;
  expect(file?.name).toMatch(/\.ics$/);
  const { events } = readCalendar(story.telegram.file(file?.id ?? "")?.bytes ?? new Uint8Array());
  return new Map(events.map((event) => [event["UID"] ?? "", event]));
}

const files = (person: ChatPerson): number => person.messages().filter(({ file }) => file !== null).length;
const buttons = (person: ChatPerson): string[] =>
  person.messages().flatMap((message) => message.buttons.flat().map(({ text }) => text));

async function opens(person: ChatPerson, number: string): Promise<void> {
  await person.sends("/plan");
  if (buttons(person).includes("Весь план")) await person.taps("Весь план");
  const shown = (): string[] => person.last.buttons.flat().map(({ text }) => text);
  while (!shown().includes(number)) await person.taps("Дальше");
  await person.taps(number);
}

/** The chair gives event 17 another day. */
async function moves(words: string): Promise<void> {
  const { chair } = story;
  await opens(chair, "№17");
  await chair.taps("Изменить");
  await chair.taps("Срок");
  if (chair.last.buttons.flat().some(({ text }) => text === "Все сроки сразу")) await chair.taps("Все сроки");
  await chair.sends(words);
  await chair.taps("Верно");
}

const later = (): Promise<void> =>
  story.moveTo(story.now().plus({ minutes: 6 }).toFormat("yyyy-MM-dd'T'HH:mm"));

describe("an event in the calendar", () => {
  test("its file taken again after a change brings the same entry up to date, and calls it off in the end", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await opens(director, "№17");
    await director.taps("В календарь");
    director.sees(/Мероприятие 17\.ics[^]*Откройте файл[^]*вторых не появится/);
    const [[uid, before] = []] = taken(director);
    expect(before).toMatchObject({ STATUS: "CONFIRMED" });
    await story.jumpTo("2019-10-21T10:01");
    await moves("5 ноября в 10:00, актовый зал");
    await later();
    director.sees(/Изменения в плане[^]*Обновить в календаре/);
    await director.taps("Обновить в календаре");
    const after = taken(director).get(uid ?? "");
    expect(after).toMatchObject({
      DTSTART: "20191105T070000Z",
      DTEND: "20191105T080000Z",
      LOCATION: "актовый зал",
      STATUS: "CONFIRMED",
    });
    expect(Number(after?.["SEQUENCE"])).toBeGreaterThan(Number(before?.["SEQUENCE"]));
    expect(`${after?.["LAST-MODIFIED"]}` > `${before?.["LAST-MODIFIED"]}`).toBe(true);

    await opens(chair, "№17");
    await chair.taps("Изменить");
    await chair.taps("Отменить мероприятие");
    await chair.sends("Карантин");
    await later();
    director.sees(/Отменено[^]*Убрать из календаря/);
    await director.taps("Убрать из календаря");
    const gone = taken(director).get(uid ?? "");
    expect(gone).toMatchObject({ STATUS: "CANCELLED" });
    expect(gone?.["SUMMARY"]).toMatch(/^Отменено: №17/);
    expect(Number(gone?.["SEQUENCE"])).toBeGreaterThan(Number(after?.["SEQUENCE"]));
    director.sees(/станет отменённой/);
  });

  test("whoever has taken no file is told of the change without a word of calendars", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await moves("5 ноября в 10:00, актовый зал");
    await later();
    director.sees(/Изменения в плане/);
    director.seesNo(/календар/);
    expect(files(director)).toBe(0);
  });

  test("an event that has one day less calls the other off", async () => {
    const { chair } = await begin();
    await opens(chair, "№17");
    await moves("5 ноября, 6 декабря");
    await opens(chair, "№17");
    await chair.taps("В календарь");
    expect([...taken(chair).values()].map(({ STATUS }) => STATUS)).toEqual(["CONFIRMED", "CONFIRMED"]);
    const uids = [...taken(chair).keys()];
    await moves("7 ноября");
    await opens(chair, "№17");
    await chair.taps("В календарь");
    expect([...taken(chair).keys()]).toEqual(uids);
    expect([...taken(chair).values()].map(({ STATUS }) => STATUS)).toEqual(["CONFIRMED", "CANCELLED"]);
  });
});

describe("one's own and the whole plan", () => {
  test("one's own is a part of the plan's, with the same identifiers, over a restart too", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await director.sends("Мои мероприятия");
    await director.taps("В календарь");
    const own = taken(director);
    director.sees(/Мои мероприятия\.ics/);
    await story.restart();
    await chair.sends("/plan");
    await chair.taps("План в календарь");
    chair.sees(/План\.ics/);
    const whole = taken(chair);
    expect(own.size).toBeGreaterThan(0);
    expect(whole.size).toBeGreaterThan(own.size);
    expect([...own.keys()].filter((uid) => !whole.has(uid))).toEqual([]);
    for (const [uid, event] of own) expect(event["SEQUENCE"]).toBe(whole.get(uid)?.["SEQUENCE"]);
  });

  test("in one's own file what is called off is called off", async () => {
    const { chair } = await begin();
    const director = story.who("director", "Рассвет");
    await opens(chair, "№17");
    await chair.taps("Изменить");
    await chair.taps("Отменить мероприятие");
    await chair.sends("Карантин");
    await director.forges("ics:own");
    const off = [...taken(director).values()].filter(({ STATUS }) => STATUS === "CANCELLED");
    expect(off.map(({ SUMMARY }) => SUMMARY)).toEqual([expect.stringMatching(/^Отменено: №17/)]);
  });

  test("strangers, forged buttons and events without a day get one sentence and no file", async () => {
    const { chair, stranger } = await begin();
    await chair.sends("/plan");
    for (const data of ["ics:event:x", "ics:event", "ics:x:1", "ics"]) {
      await chair.forges(data);
      expect(chair.answer?.text).toMatch(/больше не действует/);
    }
    await chair.forges("ics:event:99999");
    expect(chair.answer?.text).toMatch(/нет даты/);
    await stranger.sends("/start");
    await stranger.forges("ics:plan");
    expect(stranger.answer?.text).toBe("У Вас нет права на это действие.");
    expect(files(chair) + files(stranger)).toBe(0);
  });
});
