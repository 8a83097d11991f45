import { afterEach, expect, test } from "vitest";
import { loadProductionCalendar } from "../../src/calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import { previewLetters } from "../../src/letters/letter-preview-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

/* The chair's letters come by themselves, once, and not when she does not want them. */

let story: Story;
afterEach(() => story.end());

const begin = async (now: string, planText?: (text: string) => string): Promise<Story> =>
  (story = await startStory({ now, letters: true, ...(planText === undefined ? {} : { planText }) }));

const lettersOf = (person: ChatPerson, word: RegExp): string[] =>
  person.messages().flatMap(({ text }) => (word.test(text) ? [text] : []));
const weeks = (person: ChatPerson): string[] => lettersOf(person, /^Неделя: /);
const months = (person: ChatPerson): string[] => lettersOf(person, /^Итоги /);

test("on Monday the week and what is late, once; the list of Mondays is not in the digest too", async () => {
  await begin("2019-11-15T10:00");
  await story.moveTo("2019-11-18T12:00");
  expect(weeks(story.chair)).toHaveLength(1);
  expect(weeks(story.chair)[0]).toMatch(/18–24 ноября/);
  expect(weeks(story.who("director", "Ольховка"))).toEqual([]);
  await story.restart();
  await story.moveTo("2019-11-22T12:00");
  expect(weeks(story.chair)).toHaveLength(1);
  await story.moveTo("2019-12-02T12:00");
  expect(weeks(story.chair)).toHaveLength(3);
  expect(weeks(story.chair).at(-1)).toMatch(/Срок прошёл, отметки нет/);
  expect(lettersOf(story.chair, /Список недели/)).toEqual([]);
  expect(months(story.chair)).toHaveLength(1);
  expect(months(story.chair)[0]).toMatch(/Итоги ноября 2019 года/);
});

test("the preview has the letters, and changes nothing", async () => {
  await begin("2019-11-15T10:00");
  const { db, sqlite } = story.open;
  const duties = () => sqlite.prepare("SELECT count(*) FROM duties").pluck().get();
  const before = duties();
  const calendar = loadProductionCalendar("data/calendar");
  const forms = createFormsOf(shippedForms());
  const letters = previewLetters(db, { calendar, forms, from: "2019-11-16", to: "2019-12-03" });
  expect(letters.map(({ day, letter }) => `${day} ${letter}`)).toEqual([
    "2019-11-18 week",
    "2019-11-25 week",
    "2019-12-02 month",
    "2019-12-02 week",
  ]);
  expect(letters[0]?.person).toBe(story.chair.name);
  expect(duties()).toBe(before);
});

test("what was marked by the time it goes is not told; one that was off on Monday writes on Tuesday", async () => {
  await begin("2019-11-15T10:00");
  await story.sleepTo("2019-11-19T09:00");
  await story.moveTo("2019-11-19T12:00");
  expect(weeks(story.chair)).toHaveLength(1);
  expect(weeks(story.chair)[0]).toMatch(/19–24 ноября/);
});

test("switched off it comes no more, switched on again it does; others switch nothing", async () => {
  await begin("2019-11-18T08:55");
  const director = story.who("director", "Ольховка");
  await director.forges("l:off:week");
  expect(director.answer?.text).toMatch(/./);
  await story.moveTo("2019-11-18T10:00");
  await story.chair.taps("Не присылать");
  story.chair.sees(/больше не придёт/);
  await story.moveTo("2019-11-25T12:00");
  expect(weeks(story.chair)).toHaveLength(1);
  await story.chair.taps("Присылать снова");
  await story.moveTo("2019-12-02T12:00");
  expect(weeks(story.chair)).toHaveLength(2);
  for (const data of ["l:off:year", "l:x:week", "l:"]) {
    await story.chair.forges(data);
    expect(story.chair.answer).not.toBeNull();
  }
});
