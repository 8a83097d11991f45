import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

/* What is late climbs to the chair; when she hears nothing, it does not end in silence. */

let story: Story;
let gonchar: ChatPerson;

beforeEach(async () => {
  story = await startStory({ now: "2019-09-29T12:00", joined: ["chair", "director", "curator", "council"] });
  gonchar = story.who("director", "Ольховка");
});
afterEach(() => story.end());

const told = (person: ChatPerson, pattern: RegExp): number =>
  person.messages().filter(({ fromBot, text }) => fromBot && pattern.test(text)).length;

const LATE = /Повторно напоминаем: срок прошёл[^]*№1\n/;
const UNREACHED = /^Бот не может написать председателю\nВетрова М\.И\.: /;

test("a chair who blocked the bot: the curator is told once, and those who answer go on being told", async () => {
  await story.chair.blocks();
  await story.moveTo("2019-10-31T12:00");
  expect(told(gonchar, LATE)).toBeGreaterThan(2);
  const curator = story.who("curator");
  expect(told(curator, UNREACHED)).toBe(1);
  expect(curator.messages().find(({ text }) => UNREACHED.test(text))?.text).toMatch(
    /бот заблокирован\.\nСрок прошёл, отметки нет: \d+ обязанност/,
  );
  expect(told(story.who("director", "Каменка"), UNREACHED)).toBe(0);
});

test("a chair who is there is told herself, and nobody else", async () => {
  await story.moveTo("2019-10-31T12:00");
  expect(told(story.who("curator"), UNREACHED)).toBe(0);
  expect(told(gonchar, LATE)).toBeLessThanOrEqual(2);
});

test("a pause with nobody in her place, and no curator in the bot: the Council is told, once", async () => {
  await story.who("curator").blocks();
  story.open.sqlite
    .prepare(
      "INSERT INTO person_settings (person_id, paused_from, paused_to) VALUES (?, '2019-10-01', '2019-10-25')",
    )
    .run(story.personId(story.chair));
  await story.moveTo("2019-10-24T12:00");
  expect(told(gonchar, UNREACHED)).toBe(1);
  expect(gonchar.messages().find(({ text }) => UNREACHED.test(text))?.text).toMatch(/пауза до 25 октября/);
  expect(told(story.chair, UNREACHED)).toBe(0);
});
