import { expect, test } from "vitest";
import { readDeadline } from "../../src/plan/deadline.ts";
import { withPlace } from "../../src/plan/place.ts";
import { PERIOD } from "./event-states.ts";

test.each([
  ["25.10, 14:00, актовый зал", "актовый зал", null],
  ["25.10 в 14.00 каб. 12", "каб. 12", null],
  ["25 октября 10:00 КОГОБУ СШ пгт Бор, актовый зал", "КОГОБУ СШ пгт Бор, актовый зал", null],
  ["25 октября, СОШ с. Липки", "СОШ с. Липки", null],
  ["25 октября, п. Рассвет", "п. Рассвет", null],
  ["9 ноября, 11.00, у обелиска", "у обелиска", null],
  ["октябрь, на базе опорной школы", "на базе опорной школы", null],
  ["25.10, 14:00, спортзал (пятница)", "спортзал", "пятница"],
  ["25 октября и 26 ноября, 14:00, актовый зал", "актовый зал", null],
  // One of two dates', or one of two: nobody can say whose.
  ["25 октября (актовый зал), 26 ноября", null, "актовый зал"],
  ["25 октября (актовый зал), 26 ноября (музей)", null, "актовый зал; музей"],
  ["25 октября (по согласованию)", null, "по согласованию"],
  ["25 октября, по плану музея", null, "по плану музея"],
  ["1 октября – День музыки", null, "День музыки"],
  ["12 октября 3 урок", null, "3 урок"],
  ["15 октября, театральная неделя", null, "театральная неделя"],
  ["20 октября, поездка в США", null, "поездка в США"],
  ["15 октября, 80-летие школы", null, "80-летие школы"],
  ["до 20 ноября", null, null],
])("«%s»: the place %s", (text, place, note) => {
  const read = withPlace({ deadline: readDeadline(text, PERIOD), place: null });
  expect({ place: read.place, note: read.deadline.note }).toEqual({ place, note });
});

test("a column of its own comes first", () => {
  const deadline = readDeadline("25.10, актовый зал", PERIOD);
  expect(withPlace({ deadline, place: "Музей" })).toEqual({ deadline, place: "Музей" });
});
