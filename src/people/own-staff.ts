import type { Member } from "./member.ts";
import { may } from "./rights.ts";
import type { Staff, StaffGroup, StaffOffice, StaffPerson } from "./staff.ts";
import { staffGroups } from "./staff.ts";

/** The offices of a person for which the member may say who acts in them. */
export const officesToAct = (member: Member, person: StaffPerson): StaffOffice[] =>
  person.offices.filter(
    (office) =>
      office.actingUntil == null &&
      may(member, {
        do: "nameActing",
        clusterId: member.clusterId,
        office,
        own: person.personId === member.personId,
      }),
  );

/** Those for whom the member may say who acts: what a director sees of the people. */
export function ownGroups(member: Member, staff: Staff): StaffGroup[] {
  const people = staff.people.filter((person) => officesToAct(member, person).length > 0);
  return staffGroups({ ...staff, people, asked: [] }).flatMap((group) =>
    group.people.length > 0 ? [{ ...group, emptySeats: [] }] : [],
  );
}
