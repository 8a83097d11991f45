import { afterEach, beforeEach, expect, test } from "vitest";
import type { Cluster } from "../../src/people/cluster-store.ts";
import type { ChatPerson } from "../support/chat.ts";
import { joinsAs, keepCluster, personIn } from "../support/second-cluster.ts";
import { startStory, type Story } from "../support/story.ts";

/* A curator of several clusters: all of them on one screen, each to be looked into, nothing to be changed. */

let story: Story;
let lake: Cluster;
let curator: ChatPerson;

beforeEach(async () => {
  story = await startStory({ now: "2019-09-01T12:00", joined: ["chair", "curator"] });
  lake = await keepCluster(story);
  curator = story.who("curator");
  await story.moveTo("2019-10-15T12:00");
});
afterEach(() => story.end());

const joinsLake = (): Promise<void> => joinsAs(story, curator, lake, personIn(story, lake, "Лебедева"));

test("sees one cluster at once where there is one, and all side by side where there are more", async () => {
  await curator.sends("Сводка");
  expect(curator.last.text).toMatch(/^Сводка на 15 октября$/m);
  curator.seesNo(/Все кластеры/);
  await joinsLake();
  await curator.sends("Сводка");
  expect(curator.last.text).toMatch(/^Сводка на 15 октября: 2 кластера\n/);
  curator.sees(/1\. (?:Заречненский|Озёрненский)[^]+Срок прошёл: \d+\nСделано: 0 из \d+\n[^]+2\. /);
  await curator.taps("2. ");
  const second = curator.last.text.split("\n")[0];
  await curator.taps("‹ Все кластеры");
  expect(curator.last.text).toMatch(/2 кластера/);
  await curator.taps("1. ");
  expect(curator.last.text.split("\n")[0]).not.toBe(second);
  await curator.sends("/help");
  expect(curator.last.text).toMatch(/^Озёрненский/);
});

test("shows the worst first, whatever its name", async () => {
  await joinsLake();
  story.open.sqlite
    .exec(`UPDATE duties SET state = 'done' WHERE occurrence_id IN (SELECT o.id FROM occurrences o
    JOIN events e ON e.id = o.event_id JOIN plans p ON p.id = e.plan_id WHERE p.cluster_id <> ${lake.id})`);
  await curator.sends("Сводка");
  expect(curator.last.text).toMatch(/1\. Озёрненский[^]+2\. Заречненский/);
});

test("a chair of one of them sees hers first", async () => {
  await joinsAs(story, story.chair, lake, personIn(story, lake, "Лебедева"));
  await story.chair.sends("Сводка");
  expect(story.chair.last.text).toMatch(/1\. Заречненский[^]+2\. Озёрненский/);
});

test("one who may see a single cluster as a whole is shown the one that is chosen", async () => {
  await joinsAs(story, curator, lake, personIn(story, lake, "Дятлов"));
  await curator.sends("Сводка");
  expect(curator.last.text).toMatch(/^Озёрненский/);
  curator.sees(/\[Кластер: Озёрненский/);
  await curator.forges("sc:list:0");
  expect(curator.answer?.text).toMatch(/нет права/);
});

test("no button that can be reached from there changes anything", async () => {
  await joinsLake();
  // What a member of the Council answers for is another matter.
  const council = "DELETE FROM offices WHERE kind = 'council' AND person_id = ?";
  for (const id of [story.personId(curator), personIn(story, lake, "Лебедева")])
    story.open.sqlite.prepare(council).run(id);
  await curator.sends("Сводка");
  const tables = (
    "duties duty_marks audit occurrences events help_requests submissions offices " +
    "month_closings invites calls notices outbox drafts people clusters"
  ).split(" ");
  const kept = (): Map<string, string> =>
    new Map(
      tables.map((table) => [
        table,
        JSON.stringify(story.open.sqlite.prepare(`SELECT * FROM ${table}`).all()),
      ]),
    );
  const before = kept();
  const tapped = new Set<string>();
  const seen = new Set<string>();
  // Every button that has stood on any screen, though the screen has gone since.
  for (let left = 200; left > 0; left--) {
    for (const { callback_data: data } of curator.messages().flatMap(({ buttons }) => buttons.flat()))
      if (data !== undefined && /^(?:s|sc|e|d|t|c|m|r|v|p:card):/.test(data)) seen.add(data);
    const next = [...seen].find((data) => !tapped.has(data));
    if (next === undefined) break;
    tapped.add(next);
    await curator.forges(next);
  }
  expect(tapped.size).toBeGreaterThan(60);
  const now = kept();
  expect(tables.filter((table) => now.get(table) !== before.get(table))).toEqual([]);
});
