import { areaOf } from "../reading/position.ts";
import type { Doubt } from "./doubt.ts";
import { DOUBT_WORDS as WORDS } from "./doubt-texts.ts";
import { periodWords } from "../import-texts.ts";
import type { Party, PlanReading } from "../plan.ts";
import { clip } from "../plan-texts.ts";
import { readAnswering } from "../reading/responsible.ts";
import type { Settlement } from "./settle.ts";
import { readingWorld } from "./typed-answer.ts";

/**
 * A button under a doubt: it settles it, or opens what does: a question to type an answer to, the list of people, or
 * the end of the draft. `word` stands in the button's data.
 */
export type Choice = { word: string; label: string } & (
  { answer: Settlement } | { opens: "typing" | "people" | "refusal" }
);

/** Telegram takes a hundred buttons; a person finds nothing in as many. */
const MOST_BUTTONS = 40;

/** The buttons of a doubt, the likeliest first; how it is left as it is comes last. */
export function choicesOf(doubt: Doubt, reading: PlanReading): Choice[] {
  const { key } = doubt;
  const leave = (label: string = WORDS.leave): Choice => ({
    word: "leave",
    label,
    answer: { do: "leave", key },
  });
  const typing = (label: string): Choice => ({ word: "type", label, opens: "typing" });
  switch (doubt.kind) {
    case "otherCluster":
      return [leave(WORDS.ours), { word: "refuse", label: WORDS.foreign, opens: "refusal" }];
    case "twoPlans":
      return [{ word: "refuse", label: WORDS.foreign, opens: "refusal" }, leave(WORDS.onePlan)];
    case "period":
      return [
        ...doubt.likely.map((period, at): Choice => ({
          word: `p${at}`,
          label: periodWords(period),
          answer: { do: "period", key, period },
        })),
        typing(WORDS.otherPeriod),
      ];
    case "past":
      return [leave(WORDS.pastAnyway), typing(WORDS.otherPeriod)];
    case "dateless":
      return [leave(WORDS.clear)];
    case "sender":
      return senderChoices(doubt);
    case "director":
      return [typing(WORDS.nameDirector), leave(WORDS.nobodyYet)];
    case "twoDirectors":
      return [
        ...doubt.names.map((name, at): Choice => ({
          word: `h${at}`,
          label: name,
          answer: { do: "holder", key, school: doubt.school, name },
        })),
        leave(),
      ];
    case "responsible":
      return [
        ...partyChoices(doubt, reading),
        { word: "people", label: WORDS.person, opens: "people" },
        typing(WORDS.write),
        leave(),
      ];
    case "post": {
      const { beside, rows } = doubt;
      const one: Choice = {
        word: "one",
        label: WORDS.onePerson,
        answer: { do: "post", key, rows, beside: { ...beside, own: true } },
      };
      const two: Choice = {
        word: "two",
        label: WORDS.twoPeople,
        answer: { do: "post", key, rows, beside: { ...beside, own: false } },
      };
      // A plan that puts posts after names does so for many: they need not be asked one by one.
      const others = reading.problems.some(
        (other) => other.beside?.own === true && other.beside.name !== beside.name,
      );
      const all: Choice = { word: "all", label: WORDS.onePersonEach, answer: { do: "posts", key } };
      return beside.own ? [one, ...(others ? [all] : []), two, leave()] : [two, one, leave()];
    }
    case "deadline":
      return deadlineChoices(doubt, typing, leave);
    case "school":
      return [
        ...reading.organisations
          .filter(({ kind }) => kind === "school")
          .slice(0, MOST_BUTTONS)
          .map(({ shortName }, at): Choice => ({
            word: `c${at}`,
            label: clip(shortName, 40),
            answer: { do: "school", key, person: doubt.person, school: shortName },
          })),
        leave(),
      ];
    case "curator":
      return [
        { word: "ours", label: WORDS.curator, answer: { do: "curator", key, person: doubt.person } },
        { word: "right", label: WORDS.otherCurator, answer: { do: "right", key } },
        leave(),
      ];
    case "name":
      return [{ word: "right", label: WORDS.right, answer: { do: "right", key } }, typing(WORDS.wrong)];
    default:
      return [{ word: "right", label: WORDS.right, answer: { do: "right", key } }, leave()];
  }
}

function senderChoices({ key, chair, people }: Extract<Doubt, { kind: "sender" }>): Choice[] {
  const me = (word: string, label: string, name: string | null): Choice => ({
    word,
    label,
    answer: { do: "sender", key, name },
  });
  if (chair !== null) return [me("me", WORDS.me, chair), me("other", WORDS.notMe, null)];
  return [
    ...people.slice(0, MOST_BUTTONS).map((name, at) => me(`s${at}`, name, name)),
    me("other", WORDS.notInPlan, null),
  ];
}

/** The offices that plans mean most often, over the schools that the words speak of. */
function partyChoices(doubt: Extract<Doubt, { kind: "responsible" }>, reading: PlanReading): Choice[] {
  const office = (office: "director" | "deputy" | "council", of: string | null): Party => ({
    kind: "office",
    office,
    of,
    schools: office === "council" ? "all" : schoolsMeant(doubt.words, reading),
  });
  const choice = (word: string, label: string, parties: Party[]): Choice => ({
    word,
    label,
    answer: { do: "parties", key: doubt.key, words: doubt.words, rows: doubt.rows, parties },
  });
  const vr = choice("vr", WORDS.deputiesVr, [office("deputy", "ВР")]);
  const uvr = choice("uvr", WORDS.deputiesUvr, [office("deputy", "УВР")]);
  const both = choice("both", WORDS.deputiesBoth, [office("deputy", "ВР"), office("deputy", "УВР")]);
  const directors = choice("dir", WORDS.directors, [office("director", null)]);
  const council = choice("council", WORDS.council, [office("council", null)]);
  return doubt.deputies ? [vr, uvr, both, directors, council] : [directors, vr, uvr, both, council];
}

/** «заместители муниципальных школ» are those of the municipal ones: the plan's own reader tells. */
function schoolsMeant(words: string, reading: PlanReading): Extract<Party, { kind: "office" }>["schools"] {
  const said = areaOf(words) === null ? `${words} по ВР` : words;
  const [party] = readAnswering(said, readingWorld(reading)).parties;
  return party?.kind === "office" ? party.schools : "all";
}

function deadlineChoices(
  { key, state, rows, deadline }: Extract<Doubt, { kind: "deadline" }>,
  typing: (label: string) => Choice,
  leave: (label?: string) => Choice,
): Choice[] {
  switch (state) {
    case "missing":
      return [typing(WORDS.writeDate), leave(WORDS.undated)];
    case "outside":
      return [typing(WORDS.otherDate), leave()];
    case "elsewhere":
      return [leave(WORDS.undated), typing(WORDS.writeDate)];
    default: {
      const answer: Settlement = { do: "deadline", key, rows, deadline: { ...deadline, problems: [] } };
      return [{ word: "right", label: WORDS.right, answer }, typing(WORDS.wrong), leave()];
    }
  }
}
