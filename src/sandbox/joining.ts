import type { DateTime } from "luxon";
import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { type Cluster, placeNames } from "../people/cluster-store.ts";
import { agreeButton } from "../people/consent-texts.ts";
import { issueInvite } from "../people/invite-store.ts";
import { officeTitle } from "../people/office-texts.ts";
import { homeOf, type StaffOffice, type StaffPerson } from "../people/staff.ts";
import { loadStaff } from "../people/staff-store.ts";
import type { PhoneMessage } from "./person.ts";
import type { SandboxPerson } from "./controls.ts";
import type { SandboxTelegram } from "./sandbox-web.ts";

/** Chat ids of the sandbox are told from row ids at a glance. */
export const chatOf = (personId: number): number => 1000 + personId;

/**
 * The most telling first: the page opens with a chair, a director and a deputy, the one for educational work
 * («ВР») if there is one, whom the monthly reminder reaches.
 */
const FIRST_SHOWN: readonly ((office: StaffOffice) => boolean)[] = [
  (office) => office.kind === "chair",
  (office) => office.kind === "director",
  (office) => office.kind === "deputy" && office.of === "ВР",
  (office) => office.kind === "deputy",
];

export interface AccountHolder extends SandboxPerson {
  personId: number;
}

/** A cluster's people who hold an office, each with an account in the sandbox's Telegram. */
export function giveAccounts(
  telegram: SandboxTelegram,
  db: Db,
  cluster: Cluster,
  now: DateTime,
): AccountHolder[] {
  const staff = loadStaff(db, cluster.id, dayOf(now, cluster.timezone)).people.filter(
    (person) => person.offices.length > 0,
  );
  const places = placeNames(db, cluster.id);
  const shown = firstShown(staff);
  return [...shown, ...staff.filter((person) => !shown.includes(person))].map((person) => {
    const chatId = chatOf(person.personId);
    telegram.person(chatId, { firstName: person.name });
    return {
      personId: person.personId,
      chatId,
      name: person.name,
      office: person.offices[0] === undefined ? "" : officeTitle(person.offices[0]),
      school: places.get(homeOf(person) ?? 0) ?? "",
    };
  });
}

/** A chair, a director who is not the chair, a deputy: whoever there is of them. */
function firstShown(staff: readonly StaffPerson[]): StaffPerson[] {
  const shown: StaffPerson[] = [];
  for (const telling of FIRST_SHOWN) {
    const person = staff.find((one) => !shown.includes(one) && one.offices.some(telling));
    if (person !== undefined) shown.push(person);
  }
  return shown;
}

/** Goes the whole way of joining: opens the invite link, reads the consent, agrees. Resolves when greeted. */
export async function joins(
  telegram: SandboxTelegram,
  db: Db,
  clusterId: number,
  personId: number,
  now: DateTime,
): Promise<void> {
  const chatId = chatOf(personId);
  const { token } = db.transaction((tx) =>
    issueInvite(tx, { clusterId, personId, createdBy: null, now: instant(now) }),
  );
  telegram.send(chatId, `/start ${token}`);
  const messages = await telegram.waitFor(chatId, (all) => all.some(hasConsent));
  const consent = messages.find(hasConsent);
  if (consent !== undefined) await telegram.tap(chatId, consent.id, agreeButton);
}

const hasConsent = (message: PhoneMessage): boolean =>
  message.buttons.flat().some((button) => button.text === agreeButton);
