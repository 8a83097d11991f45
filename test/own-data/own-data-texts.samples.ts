import type { OwnData } from "../../src/own-data/own-data.ts";
import * as texts from "../../src/own-data/own-data-texts.ts";
import { sampleEntries } from "../journal/sample-entries.ts";

const at = "2019-10-07T06:00:00.000Z";

const data: OwnData = {
  chatId: 500,
  people: [
    {
      personId: 1,
      clusterId: 1,
      cluster: "Заречненский образовательный кластер",
      timezone: "Europe/Kirov",
      sections: [
        {
          key: "person",
          rows: [{ name: "Дятлов С.В.", position: "", chatId: 500, reach: "reachable", joinedAt: at }],
        },
        {
          key: "offices",
          rows: [
            {
              office: "director",
              of: null,
              organisation: "МКОУ СОШ п. Рассвет",
              since: "2019-09-01",
              acting: false,
            },
          ],
        },
        { key: "grants", rows: [{ grant: "changePlan", at }] },
        { key: "marks", rows: [{ at, mark: "done", text: null, number: "16", event: "Конференция" }] },
        { key: "reports", rows: [{ organisation: "МКОУ СОШ п. Рассвет", month: "2019-09", at, late: true }] },
        { key: "messages", rows: [{ at, state: "sent", text: "<b>Напоминаем:</b>\nдо 21 ноября" }] },
        { key: "unknown", rows: [{ at }] },
      ],
    },
  ],
  chat: [{ key: "consents", rows: [{ version: "1", at, withdrawnAt: null }] }],
};

export const samples: Record<string, unknown> = {
  ownDataText: texts.ownDataText(data, [sampleEntries.slice(0, 3)], "UTC").replaceAll("\r", ""),
  ownDataFileName: Object.values(texts.ownDataFileName),
  ownDataSent: [texts.ownDataSent.text(), texts.ownDataSent.json()],
};
