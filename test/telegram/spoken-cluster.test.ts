import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packCallback } from "../../src/telegram/callback-data.ts";
import { html } from "../../src/telegram/html.ts";
import { chooseClusterRow, ownedData, ownerOfData, underCluster } from "../../src/telegram/spoken-cluster.ts";

const person = fc.integer({ min: 1, max: 36 ** 7 - 1 });

describe("whose button it is", () => {
  test("comes back with the data, whatever they are, and fits what Telegram takes", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_-]{0,27}$/);
    fc.assert(
      fc.property(word, word, person, (first, second, personId) => {
        const data = packCallback(first, second);
        const owned = ownedData(data, { personId, name: "Лесной" });
        expect(owned.length).toBeLessThanOrEqual(64);
        expect(ownerOfData(owned)).toEqual({ data, personId });
      }),
    );
  });

  test("is not said where there is one cluster", () => {
    expect(ownedData("d:done:1", null)).toBe("d:done:1");
    expect(ownerOfData("d:done:1")).toEqual({ data: "d:done:1", personId: null });
  });

  test.each(["", "@", "d:done:1@", "d:done:1@Я", "d:done:1@-1", "d:done:1@aaaaaaaaaaaa"])(
    "of «%s» nobody knows",
    (data) => expect(ownerOfData(data)).toEqual({ data, personId: null }),
  );
});

describe("the name above a message", () => {
  test.each([
    ["Лесной", "<i>Кластер: Лесной</i>\nТекст"],
    ["Лесной образовательный кластер", "<i>Лесной образовательный кластер</i>\nТекст"],
    [
      "Юго-Восточный межрайонный образовательный кластер",
      "<i>Юго-Восточный межрайонный образовательн…</i>\nТекст",
    ],
    ["<b>", "<i>Кластер: &lt;b&gt;</i>\nТекст"],
  ])("«%s»", (name, text) => expect(underCluster(html`Текст`, { personId: 1, name }).text).toBe(text));

  test("and the row that leads to another are not there where there is one", () => {
    expect(underCluster(html`Текст`, null).text).toBe("Текст");
    expect(chooseClusterRow(null)).toEqual([]);
  });
});
