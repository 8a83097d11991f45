import { afterEach, describe, expect, test } from "vitest";
import type { FaultKind } from "../../src/sandbox/fault.ts";
import type { ChatPerson } from "../support/chat.ts";
import { beginConference, digests, digestStates } from "../support/conference.ts";
import type { Story, StoryOptions } from "../support/story.ts";

/* What becomes of a morning when Telegram or the bot itself fails, told on the whole app. */

let story: Story | undefined;
afterEach(async () => {
  await story?.end();
  story = undefined;
});

async function begin(now: string, options: StoryOptions = {}): Promise<{ story: Story; julia: ChatPerson }> {
  const begun = await beginConference(now, options);
  story = begun.story;
  return begun;
}

const EVE = "20 ноября: Завтра";

describe("downtime", () => {
  test("over three reminder days: only the latest stage, once, to everybody", async () => {
    const { story, julia } = await begin("2019-11-13T18:00");
    await story.sleepTo("2019-11-21T10:00");
    expect(digests(julia)).toEqual(["21 ноября: Сегодня"]);
    for (const person of story.joined()) expect(digests(person).length).toBeLessThanOrEqual(1);
    await story.restart();
    await story.moveTo("2019-11-21T20:00");
    expect(digests(julia)).toHaveLength(1);
  });

  test("until night: nothing at night, in the morning what then is due", async () => {
    const { story, julia } = await begin("2019-11-19T18:00");
    await story.sleepTo("2019-11-20T22:30");
    expect(digests(julia)).toEqual([]);
    await story.moveTo("2019-11-21T09:00");
    expect(digests(julia)).toEqual(["21 ноября: Сегодня"]);
  });

  test("Telegram not to be had for a whole day: the day's digest is not sent late, the next tells the latest", async () => {
    const { story, julia } = await begin("2019-11-13T18:00");
    story.telegram.fail({ how: "429", method: "sendMessage", chatId: julia.chatId, retryAfter: 1 });
    await story.moveTo("2019-11-14T09:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [],
      [{ state: "pending", attempts: 0, doubts: 0 }],
    ]);
    await story.sleepTo("2019-11-14T23:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [],
      [{ state: "expired", attempts: 0, doubts: 0 }],
    ]);
    await story.moveTo("2019-11-15T09:00");
    expect(digests(julia)).toEqual(["15 ноября: В ближайшие 7 дней"]);
  });

  test("between the claim and the mark: nobody knows whether it went out, so it goes once more, marked", async () => {
    const { story, julia } = await begin("2019-11-19T18:00");
    await story.moveTo("2019-11-20T09:00");
    expect(digests(julia)).toEqual([EVE]);
    // As a kill leaves it: sent, and not written down by the run that sent it.
    story.open.sqlite.exec(
      `UPDATE outbox SET state = 'sending', sent_at = NULL, owner = 'another run', lease_until = '2019-11-20T06:02:00.000Z'
       WHERE person_id = ${story.personId(julia)} AND kind = 'digest'`,
    );
    await story.restart();
    expect(digests(julia)).toEqual([EVE]);
    await story.moveTo("2019-11-20T09:02");
    expect(digests(julia)).toEqual([EVE, EVE]);
    expect(digestStates(story, julia)).toEqual([{ state: "sent", attempts: 2, doubts: 1 }]);
    await story.moveTo("2019-11-20T12:00");
    expect(digests(julia)).toHaveLength(2);
  });
});

describe("Telegram answers badly", () => {
  test("429: that chat waits as long as it says, nobody else does, and no attempt is spent", async () => {
    const { story, julia } = await begin("2019-11-06T18:00");
    const tikhonova = story.who("deputy", "Заречный", "ВР");
    await story.moveTo("2019-11-18T08:59");
    const before = digests(tikhonova).length;
    story.telegram.fail({ how: "429", method: "sendMessage", chatId: tikhonova.chatId, retryAfter: 1 });
    await story.moveTo("2019-11-18T09:00");
    const zimina = story.who("deputy", "Рассвет");
    expect(digests(zimina).at(-1)).toMatch(/^18 ноября/);
    expect(digests(tikhonova)).toHaveLength(before);
    await story.moveTo("2019-11-18T09:01");
    expect(digests(tikhonova)).toHaveLength(before + 1);
    expect(digestStates(story, tikhonova).at(-1)).toEqual({ state: "sent", attempts: 1, doubts: 0 });
    expect(digests(julia).at(-1)).toMatch(/^14 ноября/);
  });

  test.each<[FaultKind, string]>([
    ["500", "Telegram's own fault"],
    ["cut", "a connection cut"],
    ["html", "a gateway's page"],
  ])("%s (%s): sent again once, after a minute", async (how) => {
    const { story, julia } = await begin("2019-11-19T18:00");
    story.telegram.fail({ how, method: "sendMessage", chatId: julia.chatId });
    await story.moveTo("2019-11-20T09:00");
    expect(digests(julia)).toEqual([]);
    await story.moveTo("2019-11-20T09:00:59");
    expect(digests(julia)).toEqual([]);
    await story.moveTo("2019-11-20T09:01:05");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [EVE],
      [{ state: "sent", attempts: 2, doubts: 1 }],
    ]);
  });

  test("silence: given up after its time, sent again once", async () => {
    const { story, julia } = await begin("2019-11-19T18:00", { patienceMs: 300 });
    story.telegram.fail({ how: "silence", method: "sendMessage", chatId: julia.chatId });
    await story.moveTo("2019-11-20T09:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [],
      [{ state: "pending", attempts: 1, doubts: 1 }],
    ]);
    await story.moveTo("2019-11-20T09:02");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [EVE],
      [{ state: "sent", attempts: 2, doubts: 1 }],
    ]);
  });

  test("a lost answer: a second copy, marked; a second one lost: never a third", async () => {
    const { story, julia } = await begin("2019-11-19T18:00");
    story.telegram.fail({ how: "lost", method: "sendMessage", chatId: julia.chatId, times: 2 });
    await story.moveTo("2019-11-20T09:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [EVE],
      [{ state: "pending", attempts: 1, doubts: 1 }],
    ]);
    await story.moveTo("2019-11-20T20:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [EVE, EVE],
      [{ state: "uncertain", attempts: 2, doubts: 2 }],
    ]);
    await story.moveTo("2019-11-21T09:00");
    expect(digests(julia)).toEqual([EVE, EVE, "21 ноября: Сегодня"]);
  });

  test("403: the person is on the chair's list; the next /start brings back, with what was missed", async () => {
    const { story, julia } = await begin("2019-11-13T18:00");
    story.telegram.fail({ how: "403", method: "sendMessage", chatId: julia.chatId });
    await story.moveTo("2019-11-14T09:00");
    expect([digests(julia), digestStates(story, julia)]).toEqual([
      [],
      [{ state: "blocked", attempts: 1, doubts: 0 }],
    ]);
    await story.chair.sends("/people");
    story.chair.sees(/Заблокировали( бота)?: 1/);
    await story.moveTo("2019-11-15T09:00");
    expect(digests(julia)).toEqual([]);
    expect(story.chair.last.text).toMatch(/^Пятница, 15 ноября[^]*Кому позвонить[^]*Малинина Ю\.А\..*№16/);
    await julia.sends("/start");
    await story.chair.sends("/people");
    story.chair.sees(/Заблокировали( бота)?: 0/);
    await story.moveTo("2019-11-18T09:00");
    expect(digests(julia)).toEqual(["18 ноября: В ближайшие 7 дней"]);
  });

  test("a text that Telegram cannot read as HTML goes once more as plain text", async () => {
    const { story, julia } = await begin("2019-11-19T18:00");
    story.open.sqlite.exec(
      "UPDATE events SET title = 'Конференция <b>«Ёлка» & <a href=\"x\">друзья' WHERE number = '16'",
    );
    await story.moveTo("2019-11-20T09:00");
    expect(julia.sees(/Завтра/).text).toContain('Конференция <b>«Ёлка» & <a href="x">друзья');
    expect(digestStates(story, julia)).toEqual([{ state: "sent", attempts: 1, doubts: 0 }]);
  });

  test("answers to taps: a 429 is waited for, a broken line or a 500 is tried again, and nothing is kept twice", async () => {
    const { story, julia } = await begin("2019-11-19T18:00");
    await story.moveTo("2019-11-20T09:00");
    story.telegram.fail({ how: "429", method: "answerCallbackQuery", retryAfter: 1 });
    await julia.taps("Принято");
    julia.sees(/Отметка: принято/);
    story.telegram.fail({ how: "cut", method: "editMessageText" });
    await julia.taps("Сделано");
    julia.sees(/Отметка: сделано/);
    story.telegram.fail({ how: "lost", method: "editMessageText" });
    story.telegram.fail({ how: "500", method: "answerCallbackQuery" });
    await julia.taps("Отменить отметку");
    julia.sees(/Отметка: нет/);
    const marks = story.open.sqlite.prepare("SELECT kind FROM duty_marks ORDER BY id").all();
    expect(marks).toEqual([{ kind: "accepted" }, { kind: "done" }, { kind: "undone" }]);
  });
});
