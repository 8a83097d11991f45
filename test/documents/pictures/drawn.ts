import { type Bounds, boundsOf, type Drawing, type Shape } from "../../../src/documents/pictures/drawing.ts";
import type { Timeline, TimelineEvent, TimelineInstance } from "../../../src/documents/pictures/timeline.ts";

/** What is written in a drawing, from above to below. */
export const wordsIn = ({ shapes }: Drawing): string[] =>
  shapes.flatMap((shape) => (shape.kind === "text" ? [shape.words] : []));

const meet = (a: Bounds, b: Bounds): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Letters reach a little over the line they stand on: such a strip belongs to both lines. */
const SLACK = 4;
const inner = (shape: Shape): Bounds => {
  const { left, right, top, bottom } = boundsOf(shape);
  return { left, right, top: top + SLACK, bottom: bottom - SLACK };
};

/** What leaves the sheet, stands on other words or on a sign, is too small, or lies on another ground than was meant. */
export function faultsIn({ width, height, shapes }: Drawing): string[] {
  const outside = shapes.filter((shape) => {
    const { left, top, right, bottom } = boundsOf(shape);
    return left < 0 || top < 0 || right > width || bottom > height;
  });
  const solid = shapes.filter(({ kind }) => kind === "text" || kind === "sign");
  const covering = solid.filter((one, at) =>
    solid
      .slice(at + 1)
      .some((other) => (one.kind === "text" || other.kind === "text") && meet(inner(one), inner(other))),
  );
  const unclear = shapes.filter(
    (shape) => shape.kind === "text" && (shape.font.size < 26 || behind(shape, shapes) !== shape.on),
  );
  return [...outside, ...covering, ...unclear].map((shape) => JSON.stringify(shape));
}

/** What is painted behind a word's middle, the last of it. */
function behind(word: Shape, shapes: readonly Shape[]): string {
  const { left, right, top, bottom } = boundsOf(word);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const under = shapes.slice(0, shapes.indexOf(word)).findLast((shape) => {
    const box = boundsOf(shape);
    return shape.kind === "box" && box.left <= x && box.right >= x && box.top <= y && box.bottom >= y;
  });
  return under?.kind === "box" ? under.fill : "paper";
}

type Given = Partial<TimelineEvent["event"]> & {
  state?: TimelineEvent["state"];
  dates?: (Partial<TimelineInstance> & { dueOn: string })[];
};

let lastId = 0;

/** An event of November, under way, unless said otherwise. */
export function timelineEvent({ state = "underWay", dates, ...event }: Given = {}): TimelineEvent {
  const instances = (dates ?? [{ opensOn: "2019-11-01", dueOn: "2019-11-30" }]).map((date) => ({
    opensOn: date.dueOn,
    state: state === "undated" || state === "cancelled" ? ("coming" as const) : state,
    done: 0,
    of: 1,
    ...date,
  }));
  const id = ++lastId;
  return {
    state,
    instances: state === "undated" ? [] : instances,
    event: {
      id,
      number: String(id),
      section: "Организационная работа",
      title: "Сверка планов",
      deadline: {
        text: "ноябрь",
        kind: state === "undated" ? "onRequest" : "window",
        occurrences: [],
        every: null,
        time: null,
        note: null,
        problems: [],
      },
      occurrences: [],
      responsibleText: "Лугов Б.И.",
      parties: [],
      place: null,
      form: null,
      cancelled: state === "cancelled" ? { reason: null } : null,
      ...event,
    },
  };
}

export const timeline = (events: TimelineEvent[], given: Partial<Timeline> = {}): Timeline => ({
  cluster: "Лесной кластер",
  period: { from: "2019-07-01", to: "2019-12-31" },
  today: "2019-11-21",
  events,
  ...given,
});
