import type { Member } from "./member.ts";
import { directs, holds, ownSchools, workplaces } from "./member.ts";
import { isSchoolOffice, type OfficeKind } from "./office.ts";

/**
 * Everything that anyone may be allowed to do. What is asked about is passed beside it: a school, an office and
 * whether it is the member's own (though another may act in it), or whether the member is one of those who answer
 * for the duty. Other clusters' things are nobody's.
 */
export type Action =
  | { do: "seePlan"; clusterId: number }
  | { do: "changePlan"; clusterId: number }
  | { do: "importPlan"; clusterId: number }
  | { do: "seeOwnStatus"; clusterId: number }
  | { do: "seeClusterStatus"; clusterId: number }
  | { do: "seePeople"; clusterId: number }
  | { do: "managePeople"; clusterId: number }
  | { do: "nameActing"; clusterId: number; office: SomeOffice; own: boolean }
  | { do: "answerDuty"; clusterId: number; responsible: boolean }
  | { do: "settleHelp"; clusterId: number }
  | { do: "handInFigures"; clusterId: number; organisationId: number }
  | { do: "seeFigures"; clusterId: number; organisationId: number }
  | { do: "seeClusterFigures"; clusterId: number }
  | { do: "reviewFigures"; clusterId: number }
  | { do: "nudgeLate"; clusterId: number }
  | { do: "makeCalls"; clusterId: number }
  | { do: "switchReportCopy"; clusterId: number; organisationId: number }
  | { do: "changeForm"; clusterId: number }
  | { do: "askMethodicalHelp"; clusterId: number }
  | { do: "seeMethodicalHelp"; clusterId: number }
  | { do: "giveMethodicalHelp"; clusterId: number }
  | { do: "assignMethodicalHelp"; clusterId: number }
  | { do: "changeSettings"; clusterId: number }
  | { do: "changeOwnReminders"; clusterId: number }
  | { do: "manageGroups"; clusterId: number }
  | { do: "sendNotices"; clusterId: number }
  | { do: "grantRights"; clusterId: number }
  | { do: "seeJournal"; clusterId: number };

interface SomeOffice {
  kind: OfficeKind;
  organisationId: number | null;
}

/**
 * What the chair may allow a person beyond the offices, and what each brings along, without which it could not be
 * done. Never what is hers alone: the settings, a new plan, handing the chair over, allowing itself.
 */
const GRANTS = {
  changePlan: [],
  managePeople: ["seePeople"],
  seeClusterStatus: ["seePeople", "seeClusterFigures", "seeFigures"],
  reviewFigures: ["seeClusterFigures", "seeFigures"],
  giveMethodicalHelp: ["seeMethodicalHelp"],
  manageGroups: [],
  sendNotices: [],
} as const satisfies Partial<Record<Action["do"], readonly Action["do"][]>>;

export type Grant = keyof typeof GRANTS;
export const GRANT_KINDS = Object.keys(GRANTS) as Grant[];
export const isGrant = (word: string | undefined): word is Grant => GRANT_KINDS.some((one) => one === word);

/** Deny by default: only what is said here is allowed. */
export function may(member: Member | null, action: Action): boolean {
  if (member === null || member.clusterId !== action.clusterId) return false;
  return mayByOffice(member, action) || mayByGrant(member, action.do);
}

/** What was allowed counts only while an office is held: whoever has left, or is away, may nothing by it. */
function mayByGrant({ offices, grants }: Member, what: Action["do"]): boolean {
  if (offices.length === 0 || grants === undefined) return false;
  return grants.some((grant) => grant === what || GRANTS[grant].some((brought) => brought === what));
}

function mayByOffice(member: Member, action: Action): boolean {
  const chair = holds(member, "chair");
  const curator = holds(member, "curator");
  switch (action.do) {
    case "seePlan":
    case "seeOwnStatus":
      return member.offices.length > 0;
    case "seeClusterStatus":
    case "seePeople":
    case "seeClusterFigures":
      return chair || curator;
    case "changePlan":
    case "importPlan":
    case "changeForm":
    case "managePeople":
    case "settleHelp":
    case "reviewFigures":
    case "nudgeLate":
    case "makeCalls":
    case "assignMethodicalHelp":
    case "changeSettings":
    case "manageGroups":
    case "sendNotices":
    case "grantRights":
    case "seeJournal":
      return chair;
    case "changeOwnReminders":
      // With whom stands in meanwhile: also while somebody acts in every office of the member's.
      return true;
    case "nameActing":
      return chair || mayNameActing(member, action.office, action.own);
    case "answerDuty":
      return chair || (action.responsible && member.offices.length > 0);
    case "handInFigures":
      return chair || ownSchools(member).includes(action.organisationId);
    case "seeFigures":
      return chair || curator || ownSchools(member).includes(action.organisationId);
    case "switchReportCopy":
      return directs(member, action.organisationId);
    case "askMethodicalHelp":
      return workplaces(member).length > 0;
    case "seeMethodicalHelp":
      return chair || curator || holds(member, "council");
    case "giveMethodicalHelp":
      return chair || holds(member, "council");
    default:
      return false;
  }
}

/** A chair and a director for themselves, even while away; a director for the other offices of the school. */
function mayNameActing(member: Member, { kind, organisationId }: SomeOffice, own: boolean): boolean {
  if (kind === "chair" || kind === "director") return own;
  return isSchoolOffice(kind) && organisationId !== null && directs(member, organisationId);
}

/** The chair hands in «со слов школы», a director for the deputy: the receipt says so. */
export function onBehalf(member: Member, organisationId: number): boolean {
  return !member.offices.some(
    (office) => office.kind === "deputy" && office.organisationId === organisationId,
  );
}
