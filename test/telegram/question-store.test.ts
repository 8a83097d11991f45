import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { openDb, type OpenDb } from "../../src/db/open.ts";
import { clusters, people } from "../../src/db/schema.ts";
import {
  closeQuestion,
  findQuestion,
  openQuestion,
  questionHold,
} from "../../src/telegram/question-store.ts";

let open: OpenDb;

beforeEach(() => {
  open = openDb(":memory:");
  migrate(open);
  open.db
    .insert(clusters)
    .values({ name: "Заречненский", timezone: "Europe/Kirov", createdAt: "2019-08-01" })
    .run();
  open.db
    .insert(people)
    .values({ clusterId: 1, name: "Белкина Т.Р.", chatId: 501, reach: "reachable" })
    .run();
});

afterEach(() => open.close());

const ASKED = "2019-11-18T06:00:00.000Z";

describe("the open question of a chat", () => {
  test("there is one at the most, the last", () => {
    openQuestion(open.db, 501, "duty.comment", { dutyId: 1 }, ASKED);
    openQuestion(open.db, 501, "duty.help", { dutyId: 2 }, ASKED);
    expect(findQuestion(open.db, 501)).toMatchObject({ kind: "duty.help", subject: { dutyId: 2 } });
    expect(closeQuestion(open.db, 501)).toBe(true);
    expect(closeQuestion(open.db, 501)).toBe(false);
    expect(findQuestion(open.db, 501)).toBeNull();
  });

  test.each([
    ["2019-11-18T06:00:00.000Z", "2019-11-18T06:15:00.000Z"],
    ["2019-11-18T06:14:59.000Z", "2019-11-18T06:15:00.000Z"],
    ["2019-11-18T06:15:00.000Z", null],
    ["2019-11-19T06:00:00.000Z", null],
  ])("a digest at %s waits until %s", (now, until) => {
    openQuestion(open.db, 501, "monitoring", { draftId: 1 }, ASKED);
    expect(questionHold(open.db, 1, now)).toBe(until);
  });

  test("nobody else waits for it", () => {
    openQuestion(open.db, 777, "monitoring", { draftId: 1 }, ASKED);
    expect(questionHold(open.db, 1, ASKED)).toBeNull();
  });
});
