import { afterEach, describe, expect, test } from "vitest";
import type { ChatPerson } from "../support/chat.ts";
import { startStory, type Story } from "../support/story.ts";

/* The plan and the schools' reports as pictures, over the whole app. */

let story: Story;
afterEach(() => story.end());

const begin = async (now = "2019-11-18T10:00"): Promise<Story> => (story = await startStory({ now }));

/** The PNG that came last: its sides, in pixels. */
function picture(person: ChatPerson): { width: number; height: number; bytes: Buffer } {
  const file = story.telegram.file(person.last.file?.id ?? "");
  const bytes = Buffer.from(file?.bytes ?? []);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes };
}

const pictures = (person: ChatPerson): number => person.messages().filter(({ file }) => file !== null).length;

describe("the plan as a picture", () => {
  test("from the summary, with its counts in words, and dark at a tap; it comes below and changes nothing above", async () => {
    const { chair } = await begin();
    await chair.sends("Сводка");
    await chair.taps("Картинкой");
    chair.sees(/Заречненский[^]*План: 1 июля – 31 декабря 2019 года[^]*На 18 ноября 2019 года[^]*Идёт: \d+/);
    const light = picture(chair);
    expect(light.width).toBe(1080);
    await chair.taps("Тёмная");
    const dark = picture(chair);
    expect(dark).toMatchObject({ width: light.width, height: light.height });
    expect(dark.bytes.equals(light.bytes)).toBe(false);
    await chair.taps("Светлая");
    expect(picture(chair).bytes.equals(light.bytes)).toBe(true);
    expect(pictures(chair)).toBe(3);
  });

  test("is drawn anew at every tap, and works after a restart", async () => {
    const { chair } = await begin();
    await chair.sends("Сводка");
    await chair.taps("Картинкой");
    const before = picture(chair);
    await story.restart();
    await story.moveTo("2019-12-20T10:00");
    await chair.taps("Тёмная");
    chair.sees(/На 20 декабря 2019 года/);
    expect(picture(chair).bytes.equals(before.bytes)).toBe(false);
  });

  test("is the chair's and the curator's; to others and to what is forged one sentence and no picture", async () => {
    await begin();
    const director = story.who("director", "Рассвет");
    await director.forges("pic:plan:0:light");
    expect(director.answer?.text).toBe("У Вас нет права на это действие.");
    await director.forges("pic:grid:employment:0:light");
    expect(director.answer?.text).toBe("У Вас нет права на это действие.");
    expect(pictures(director)).toBe(0);
    const { chair } = story;
    for (const data of ["pic:plan:0:pink", "pic:plan:x:dark", "pic:grid:none:0:dark", "pic:grid", "pic:x"]) {
      await chair.forges(data);
      expect(chair.answer?.text).toMatch(/больше не действует/);
    }
    expect(pictures(chair)).toBe(0);
    // A page that is no more is the last one.
    await chair.forges("pic:plan:999999:light");
    expect(pictures(chair)).toBe(1);
  });

  test("where there is no plan yet the bot says so", async () => {
    story = await startStory({ from: { chair: "Иванова А.П." } });
    await story.chair.forges("pic:plan:0:light");
    story.chair.sees(/План ещё не загружен/);
    await story.chair.forges("pic:grid:employment:0:light");
    story.chair.sees(/школы ещё ничего не сдавали/);
    expect(pictures(story.chair)).toBe(0);
  });
});

describe("the schools by month", () => {
  test("from the month's screen, without a single figure", async () => {
    const { chair } = await begin("2019-11-26T10:00");
    await chair.sends("/monitoring");
    await chair.taps("Школы картинкой");
    const { text } = chair.sees(/сдали 0 из \d/);
    expect(text).toMatch(/Ноябрь 2019 года: сдали 0 из 6[^]*За учебный год: не сдано/);
    expect(picture(chair).width).toBe(1080);
    await chair.taps("Тёмная");
    expect(pictures(chair)).toBe(2);
  });
});
