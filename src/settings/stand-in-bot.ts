import type { Period } from "../calendar/period.ts";
import type { Member } from "../people/member.ts";
import { candidateButton } from "../people/acting-texts.ts";
import type { OfficeRow } from "../people/office-store.ts";
import { candidatesFor, type StaffPerson } from "../people/staff.ts";
import { findStaffPerson, loadStaff } from "../people/staff-store.ts";
import { isPausedIn, wishesOf } from "../reminders/wishes.ts";
import { loadWishes } from "../reminders/wishes-store.ts";
import { filled, pager } from "../telegram/button-rows.ts";
import type { Button, Ctx } from "../telegram/context.ts";
import { pageOf } from "../telegram/page.ts";
import { nobodyButton } from "./pause-texts.ts";

/** Names on one screen of a phone. */
const PAGE = 8;

interface Asked {
  office: OfficeRow;
  days: Period;
  /** Who was chosen for another office already: offered first. */
  chosen: readonly number[];
  page: number;
  button: (text: string, ...words: (string | number)[]) => Button;
}

/** Who may stand in: those of the same school first. */
export function candidates(
  ctx: Ctx,
  member: Member,
  { office, days, chosen, page, button }: Asked,
): Button[][] {
  const known = standIns(ctx, member, office, days);
  const isChosen = ({ personId }: StaffPerson): boolean => chosen.includes(personId);
  const ordered = [...known.filter(isChosen), ...known.filter((person) => !isChosen(person))];
  const shown = pageOf(ordered, page, PAGE);
  return filled([
    ...shown.items.map(({ personId, name, offices }) => [
      button(candidateButton(name, offices[0]), "who", office.id, personId),
    ]),
    pager(shown, (to) => button("", "page", to).data),
    [button(nobodyButton, "who", office.id, 0)],
  ]);
}

export const isCandidate = (
  ctx: Ctx,
  member: Member,
  { office, days, personId }: { office: OfficeRow; days: Period; personId: number },
): boolean => standIns(ctx, member, office, days).some((person) => person.personId === personId);

/** Whoever is on a pause of their own on one of the days would get nothing in another's place either. */
function standIns(ctx: Ctx, { clusterId, personId }: Member, office: OfficeRow, days: Period): StaffPerson[] {
  const holder = findStaffPerson(ctx.db, clusterId, personId, ctx.today);
  if (holder === null) return [];
  const wishes = loadWishes(ctx.db, clusterId);
  return candidatesFor(loadStaff(ctx.db, clusterId, ctx.today), holder, office).filter(
    (person) => !isPausedIn(wishesOf(wishes, person.personId), days),
  );
}
