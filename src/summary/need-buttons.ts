import { seatWord } from "../people/seat-word.ts";
import type { Member } from "../people/member.ts";
import { type Action, may } from "../people/rights.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Need, NeedKind, NeedLine } from "./needs.ts";

type Right = Exclude<Action["do"], "nameActing" | "handInFigures" | "seeFigures" | "switchReportCopy">;

const RIGHTS: Record<NeedKind, Right> = {
  own: "settleHelp",
  help: "settleHelp",
  late: "nudgeLate",
  request: "assignMethodicalHelp",
  join: "managePeople",
  notOurs: "answerDuty",
  nobody: "managePeople",
  calls: "makeCalls",
  date: "answerDuty",
  undated: "changePlan",
  invite: "managePeople",
  close: "reviewFigures",
};

/** Whether this member may settle needs of a kind, and not only look at them. */
export function settles(member: Member, kind: NeedKind): boolean {
  const { clusterId } = member;
  const right = RIGHTS[kind];
  // What others answer for.
  return right === "answerDuty"
    ? may(member, { do: right, clusterId, responsible: false })
    : may(member, { do: right, clusterId });
}

/** The data of the button that settles a line's need at once, or opens what lists them. */
export function settlingData({ needs }: NeedLine): string {
  const [need, another] = needs;
  return another === undefined ? oneData(need) : listData(need);
}

function oneData(need: Need): string {
  switch (need.kind) {
    case "own":
      return ownData(need);
    case "help":
      return packCallback("d", "card", need.duty.duty.id);
    case "late":
      return packCallback("s", "nudge");
    case "request":
      return packCallback("r", "card", need.request.id);
    case "join":
      return packCallback("p", "reqs");
    case "notOurs":
      return packCallback("s", "notours", need.duty.duty.id);
    case "nobody":
      return nobodyData(need);
    case "calls":
      return callsData(need);
    case "date":
      return packCallback("d", "held", need.duty.duty.id, 0);
    case "undated":
      return packCallback("c", "f", need.event.id, "deadline");
    case "invite":
      return packCallback("p", "inv", need.personId);
    default:
      return packCallback("v", "close", need.figures.month, "yes", need.figures.form);
  }
}

/** What only shows the matter, to one who settles nothing; null where there is nothing to be shown. */
export function lookingData(line: NeedLine): string | null {
  const [need] = line.needs;
  if (need.kind === "join") return null;
  if (need.kind === "late") return packCallback("s", "list", "overdue", 0);
  if (need.kind === "own" || need.kind === "help") return listData(need);
  if (need.kind === "close") {
    return packCallback("s", "figures", need.figures.month, 0, need.figures.form);
  }
  return need.kind === "calls" ? callsData(need) : listData(need);
}

/** The list that holds all of the need's kind. */
function listData(need: Need): string {
  const to = (list: string): string => packCallback("s", "list", list, 0);
  switch (need.kind) {
    case "own":
      return to("own");
    case "help":
      return to("help");
    case "request":
      return packCallback("r", "all", 0);
    case "notOurs":
      return to("notOurs");
    case "nobody":
      return to("nobody");
    case "date":
      return to("dates");
    case "undated":
      return to("undated");
    case "invite":
      return to("unreached");
    case "close":
      return to("closing");
    default:
      return oneData(need);
  }
}

/** Figures are handed in; anything else is answered on its card. */
function ownData({ duty: { duty } }: Extract<Need, { kind: "own" }>): string {
  return duty.form === null || duty.organisation === null
    ? packCallback("d", "card", duty.id)
    : packCallback("m", "open", duty.organisation.id, duty.form.month, duty.form.code);
}

/** An office is given a holder; words that are tied to nobody are put right in the event. */
function nobodyData({ hole }: Extract<Need, { kind: "nobody" }>): string {
  const { gap, duties } = hole;
  if (gap.kind === "noHolder") {
    const { office, of, organisationId } = gap;
    const word = seatWord({ kind: office, of: office === "classTeacher" ? null : of, organisationId });
    if (word !== null) return packCallback("p", "name", word);
  }
  const event = duties[0]?.duty.event;
  return event === undefined
    ? packCallback("s", "list", "nobody", 0)
    : packCallback("c", "f", event.id, "responsible");
}

function callsData({ calls }: Extract<Need, { kind: "calls" }>): string {
  const [call, another] = calls;
  return call === undefined || another !== undefined
    ? packCallback("t", "list", 0)
    : packCallback("t", "open", call.word);
}
