import { Resvg } from "@resvg/resvg-js";
import { DateTime } from "luxon";
import { readCalendarFolder } from "../../src/calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../../src/cluster-forms.ts";
import type { OpenDb } from "../../src/db/open.ts";
import { pictureFile } from "../../src/documents/chart-file.ts";
import { calendarFile } from "../../src/documents/calendar/calendar-file.ts";
import { calendarDomain, loadCalendar } from "../../src/documents/calendar/calendar-store.ts";
import type { Drawing } from "../../src/documents/pictures/drawing.ts";
import { painted } from "../../src/documents/pictures/painted.ts";
import { gridDrawings } from "../../src/documents/pictures/school-grid-layout.ts";
import { timelineDrawings } from "../../src/documents/pictures/timeline-layout.ts";
import { loadTimeline } from "../../src/documents/pictures/timeline-store.ts";
import { schoolGrid } from "../../src/documents/pictures/school-grid.ts";
import { openClusters, ZONE } from "./cluster.ts";
import { type Figure, figure, median } from "./figures.ts";
import { openWideCluster } from "./wide-cluster.ts";

const NOW = DateTime.fromISO("2019-11-21T10:00", { zone: ZONE });
const RUNS = 5;

const data = new URL("../../data/calendar", import.meta.url);
const context = {
  today: "2019-11-21",
  calendar: readCalendarFolder(decodeURIComponent(data.pathname)).calendar,
  forms: createFormsOf(shippedForms()),
};

/** Pictures and calendar files of the seed's size, and of sixty schools with four hundred events. */
export async function pictures(folder: string): Promise<Figure[]> {
  const small = await openClusters(`${folder}/small.db`, 1, NOW);
  const large = openWideCluster(`${folder}/wide.db`, { schools: 60, events: 400 }, NOW);
  try {
    return [
      ...(await ofCluster("the seed", small)),
      ...(await ofCluster("60 × 400", large)),
      ...(await ofGrid()),
    ];
  } finally {
    small.close();
    large.close();
  }
}

async function ofCluster(what: string, { db }: OpenDb): Promise<Figure[]> {
  const timelines = Array.from({ length: RUNS }, () => timed(() => timelineDrawings(timelineOf(db))));
  const [drawing] = timelines[0]?.result ?? [];
  if (drawing === undefined) throw new Error("nothing was drawn");
  const domain = calendarDomain(db);
  const files = Array.from({ length: RUNS }, () =>
    timed(() => {
      const { cluster, entries } = loadCalendar(db, 1, "plan", { ...context, domain });
      return calendarFile(entries, { cluster, name: "План", now: "2019-11-21T07:00:00.000Z" });
    }),
  );
  const query = Array.from({ length: RUNS }, () => timed(() => timelineOf(db)).ms);
  return [
    figure(
      `timeline laid out, ${what}, ${timelines[0]?.result.length} pages`,
      median(timelines.map(({ ms }) => ms)),
      "its plan and duties read",
      median(query),
      "ms",
    ),
    ...(await drawn(`a page, ${what}`, drawing)),
    figure(
      `calendar of the plan, ${what}, ${Math.ceil((files[0]?.result.length ?? 0) / 1024)} KiB`,
      median(files.map(({ ms }) => ms)),
      "its plan and duties read",
      median(query),
      "ms",
    ),
  ];
}

function timelineOf(db: OpenDb["db"]) {
  const timeline = loadTimeline(db, 1, context);
  if (timeline === null) throw new Error("there is no plan");
  return timeline;
}

async function ofGrid(): Promise<Figure[]> {
  const months = ["09", "10", "11", "12"].map((month) => `2019-${month}`);
  const states = months.map(() => "onTime" as const);
  const schools = Array.from({ length: 60 }, (_, at) => ({
    organisationId: at,
    shortName: `МКОУ СОШ п. Заря ${at}`,
    states,
    asked: 0,
    handedIn: 0,
    onTime: 0,
  }));
  const head = { cluster: "Кластер", form: "Мониторинг", today: context.today };
  const [drawing] = gridDrawings(schoolGrid(head, { months, schools }, new Map()));
  return drawing === undefined ? [] : drawn("a page of the grid, 60 schools", drawing);
}

/** The time and the size of a picture beside an empty one as large; and how long others wait for it. */
async function drawn(what: string, drawing: Drawing): Promise<Figure[]> {
  const picture = painted(drawing, "light");
  const empty = painted({ ...drawing, shapes: [] }, "light");
  await pictureFile(picture);
  const [times, waits, floors]: [number[], number[], number[]] = [[], [], []];
  let bytes = 0;
  for (let run = 0; run < RUNS; run++) {
    floors.push(timed(() => new Resvg(empty.svg).render().asPng()).ms);
    const { ms, wait, result } = await watched(() => pictureFile(picture));
    times.push(ms);
    waits.push(wait);
    bytes = result.length;
  }
  const size = `${drawing.width}×${drawing.height}`;
  const blank = new Resvg(empty.svg).render().asPng().length;
  return [
    figure(`drawn: ${what}`, median(times), `an empty ${size}`, median(floors), "ms"),
    figure(`others wait for ${what}`, Math.max(...waits), "may be", 250, "ms"),
    figure(`size of ${what}`, bytes / 1024, `an empty ${size}`, blank / 1024, "KiB"),
  ];
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const from = performance.now();
  const result = work();
  return { ms: performance.now() - from, result };
}

/** How long it takes, and the longest that the event loop stood still meanwhile. */
async function watched<T>(work: () => Promise<T>): Promise<{ ms: number; wait: number; result: T }> {
  let [last, wait] = [performance.now(), 0];
  const look = (): void => {
    const now = performance.now();
    wait = Math.max(wait, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  const from = performance.now();
  const result = await work();
  const ms = performance.now() - from;
  look();
  clearInterval(timer);
  return { ms, wait, result };
}
