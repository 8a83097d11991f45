import { afterEach, describe, expect, test } from "vitest";
import { instant } from "../../src/calendar/instant.ts";
import { enqueue } from "../../src/delivery/outbox-store.ts";
import type { FaultKind } from "../../src/sandbox/fault.ts";
import type { ChatPerson } from "../support/chat.ts";
import { beginConference, type DigestState, digests, digestStates } from "../support/conference.ts";
import { breakableLine, type LineState } from "../support/network.ts";
import type { Story, StoryOptions } from "../support/story.ts";

/* Telegram out of reach for long, or gone for one person for good: what goes, what expires, what is told afterwards. */

let story: Story;
afterEach(() => story.end());

async function begin(now: string, options: StoryOptions = {}): Promise<ChatPerson> {
  const begun = await beginConference(now, options);
  story = begun.story;
  return begun.julia;
}

const rows = (person: ChatPerson): DigestState[] => digestStates(story, person);

describe.each<[string, LineState]>([
  ["nobody resolves its name", "nameless"],
  ["nobody answers at its address", "refused"],
])("Telegram out of reach: %s", (_, state) => {
  test("for an hour: everything comes after it, once, and nothing is in doubt", async () => {
    const line = breakableLine();
    const julia = await begin("2019-11-19T18:00", { line });
    await story.moveTo("2019-11-20T08:59");
    await line.set(state);
    await story.moveTo("2019-11-20T09:00");
    for (let minute = 10; minute < 60; minute += 10) await story.moveTo(`2019-11-20T09:${minute}`);
    expect([digests(julia), rows(julia)]).toEqual([
      [],
      [{ state: "pending", attempts: expect.any(Number) as number, doubts: 0 }],
    ]);
    expect(rows(julia)[0]?.attempts).toBeGreaterThan(3);

    await line.set("up");
    await story.moveTo("2019-11-20T10:15");
    const told = story.joined().flatMap(rows);
    expect(told.length).toBeGreaterThan(1);
    expect(told.every((row) => row.state === "sent" && row.doubts === 0)).toBe(true);
    expect(digests(julia)).toEqual(["20 ноября: Завтра"]);
  });
});

test("Telegram gone for three days: each day's digest expires, the chair sees whose, then the latest stage alone", async () => {
  const line = breakableLine();
  const julia = await begin("2019-11-12T18:00", { line });
  await story.moveTo("2019-11-12T20:00");
  await line.set("refused");
  await story.moveTo("2019-11-15T20:59");
  expect(rows(julia).map(({ state, doubts }) => [state, doubts])).toEqual([
    ["expired", 0],
    ["expired", 0],
    ["pending", 0],
  ]);
  await story.moveTo("2019-11-15T22:00");
  expect([digests(julia), rows(julia).at(-1)?.state]).toEqual([[], "expired"]);

  await line.set("up");
  await story.restart();
  await story.chair.sends("/status");
  story.chair.sees(/Могло не дойти: \d/);
  await story.chair.taps("Могло не дойти");
  story.chair.sees(/Малинина Ю\.А\.\nНапоминание сегодня: не отправлено вовремя/);
  await julia.sends("/status");
  julia.seesNo(/Могло не дойти/);

  await story.moveTo("2019-11-18T09:00");
  expect(digests(julia)).toEqual(["18 ноября: В ближайшие 7 дней"]);
  expect(rows(julia).at(-1)).toMatchObject({ state: "sent", doubts: 0 });
  await story.chair.sends("/status");
  story.chair.seesNo(/Могло не дойти/);
  await story.moveTo("2019-11-21T20:00");
  expect(digests(julia)).toEqual([
    "18 ноября: В ближайшие 7 дней",
    "20 ноября: Завтра",
    "21 ноября: Сегодня",
  ]);
});

test("of which nobody knows whether it came: the chair reads so, by name, until a week has passed", async () => {
  const julia = await begin("2019-11-19T18:00");
  story.telegram.fail({ how: "lost", method: "sendMessage", chatId: julia.chatId, times: 2 });
  await story.moveTo("2019-11-20T20:00");
  await story.chair.sends("/status");
  story.chair.sees(/Могло не дойти: 1/);
  await story.chair.taps("Могло не дойти");
  story.chair.sees(/Малинина Ю\.А\.\nНапоминание сегодня: возможно, не дошло/);
  expect(rows(julia)).toEqual([{ state: "uncertain", attempts: 2, doubts: 2 }]);
  await story.moveTo("2019-11-28T12:00");
  await story.chair.sends("/status");
  story.chair.seesNo(/Могло не дойти/);
});

test("429 for the bot as a whole: everything waits as long as it says, then everything comes, and no attempt is spent", async () => {
  await begin("2019-11-19T18:00");
  await story.moveTo("2019-11-20T08:59");
  const before = story.telegram.calls.length;
  story.telegram.fail({ how: "429", method: "sendMessage", times: 2, retryAfter: 2 });
  await story.moveTo("2019-11-20T09:00");
  await story.moveTo("2019-11-20T09:01");
  const sends = story.telegram.calls.slice(before).filter(({ method }) => method === "sendMessage");
  const refused = sends.filter(({ status }) => status === 429);
  expect(refused.length).toBe(2);
  // At most the other two of four had left already.
  const last = refused.at(-1)?.monotonic ?? 0;
  const meanwhile = sends.filter(({ monotonic }) => monotonic > last + 200 && monotonic < last + 1900);
  expect(meanwhile).toEqual([]);
  const told = story.joined().flatMap(rows);
  expect(told.length).toBeGreaterThan(3);
  expect(
    told.every(({ state, attempts, doubts }) => state === "sent" && attempts === 1 && doubts === 0),
  ).toBe(true);
});

test.each<[FaultKind, string]>([
  ["deactivated", "the account was deleted"],
  ["notFound", "Telegram knows no such chat"],
])("%s (%s): one try, then the chair is to call, until the next /start", async (how) => {
  const julia = await begin("2019-11-13T18:00");
  story.telegram.fail({ how, method: "sendMessage", chatId: julia.chatId });
  await story.moveTo("2019-11-14T09:00");
  expect([digests(julia), rows(julia)]).toEqual([[], [{ state: "blocked", attempts: 1, doubts: 0 }]]);
  await story.moveTo("2019-11-15T09:00");
  expect(rows(julia)).toHaveLength(1);
  expect(story.chair.last.text).toMatch(/Кому позвонить[^]*Малинина Ю\.А\..*№16/);
  await julia.sends("/start");
  await story.moveTo("2019-11-18T09:00");
  expect(digests(julia)).toEqual(["18 ноября: В ближайшие 7 дней"]);
});

test("a group that became a supergroup: what waits for it goes to its new id, once", async () => {
  await begin("2019-11-19T18:00");
  const [group, supergroup] = [-500, -1_000_000_000_500];
  story.telegram.person(group, { firstName: "Совет" });
  story.telegram.send(group, "/start");
  await story.cast.idle();
  story.telegram.fail({ how: "migrate", method: "sendMessage", chatId: group, migrateTo: supergroup });
  for (const text of ["первое", "второе"]) {
    enqueue(story.open.db, {
      key: text,
      kind: "notice",
      to: { chatId: group },
      priority: 0,
      body: { text, buttons: [] },
      now: instant(story.now()),
      expiresAt: instant(story.now().plus({ days: 1 })),
    });
  }
  await story.app.idle();
  const said = story.telegram.messages(group).filter(({ fromBot }) => fromBot);
  expect(said.map(({ text }) => text).slice(-2)).toEqual(["первое", "второе"]);
  expect(
    story.open.sqlite.prepare("SELECT chat_id, state, doubts FROM outbox WHERE kind = 'notice'").raw().all(),
  ).toEqual([
    [supergroup, "sent", 0],
    [supergroup, "sent", 0],
  ]);
});
