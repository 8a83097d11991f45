import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import * as schema from "../../src/db/schema.ts";
import { OWN_SECTIONS, ownData } from "../../src/own-data/own-data-store.ts";
import { ownDataText } from "../../src/own-data/own-data-texts.ts";
import { issueInvite } from "../../src/people/invite-store.ts";
import { PERSON_COLUMNS } from "../../src/people/person-merge-store.ts";
import { AT, smallCluster } from "../people/cluster.ts";

/** The chats of groups are nobody's own. */
const NOBODYS = new Set(["group_chats.chat_id"]);

const nameOf = (column: (typeof PERSON_COLUMNS)[number]): string =>
  `${getTableName(column.table)}.${column.name}`;

describe("the file of what is kept", () => {
  test("knows every column that names a person or a chat", () => {
    const chats = Object.values(schema)
      .filter((one) => is(one, SQLiteTable))
      .flatMap((table) => Object.values(getTableColumns(table)))
      .filter(({ name }) => name === "chat_id")
      .map(nameOf);
    const told = OWN_SECTIONS.flatMap(({ columns }) => columns).map(nameOf);
    const wanted = [...PERSON_COLUMNS.map(nameOf), ...chats, "dialog_states.key"].filter(
      (name) => !NOBODYS.has(name),
    );
    expect([...new Set(told)].sort()).toEqual([...new Set(wanted)].sort());
  });

  test("holds what is the person's and nothing that is another's, and no link", () => {
    const { db, clusterId, people, joins } = smallCluster();
    joins(people.anna, 500);
    const { token } = issueInvite(db, { clusterId, personId: people.vera, createdBy: people.anna, now: AT });
    db.insert(schema.calls)
      .values([
        {
          clusterId,
          subject: `person:${people.anna}`,
          note: "Перезвонит",
          calledAt: AT,
          calledBy: people.vera,
        },
        { clusterId, subject: `person:${people.vera}`, note: "Чужое", calledAt: AT, calledBy: people.vera },
      ])
      .run();
    const data = ownData(db, 500);
    const rows = Object.fromEntries(data.people[0]?.sections.map((one) => [one.key, one.rows]) ?? []);
    expect(rows["person"]).toMatchObject([{ name: "Лужина А.П.", chatId: 500 }]);
    expect(rows["offices"]).toMatchObject([{ office: "director", organisation: "СОШ п. Липки" }]);
    expect(rows["calls"]).toEqual([{ at: AT, text: "Перезвонит" }]);
    expect(rows["invitesMade"]).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(new RegExp(`${token}|Чужое|[0-9a-f]{64}`));
    const text = ownDataText(data, [[]], "Europe/Kirov");
    expect(text).toMatch(
      /Что о Вас записано\r\nНомер чата: 500[^]*Должности \(1\)\r\n– Должность: директор; Организация: СОШ п\. Липки/,
    );
    expect(text).not.toMatch(/undefined|null|\[object|Чужое/);
  });

  test("of a stranger is empty", () => {
    const { db } = smallCluster();
    expect(ownData(db, 501)).toEqual({ chatId: 501, people: [], chat: [] });
  });
});
