import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { loadProductionCalendar } from "../calendar/production-calendar-file.ts";
import { createFormsOf, shippedForms } from "../cluster-forms.ts";
import { calendarFile } from "../documents/calendar/calendar-file.ts";
import { CALENDAR_WORDS as words, calendarName } from "../documents/calendar/calendar-entry-texts.ts";
import { calendarDomain, type CalendarScope, loadCalendar } from "../documents/calendar/calendar-store.ts";
import { loadStaff } from "../people/staff-store.ts";
import { exported, nobodyFound, noDatedEvents, severalFound, unknownEnding } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { type ExportOptions, write } from "./export-command.ts";
import { findInvitees } from "./invitee.ts";
import { namedCluster } from "./named-cluster.ts";
import { dataFolder } from "./preview-command.ts";
import { CliProblem, type CliWorld, print, UsageProblem } from "./world.ts";

/** The running plan for a calendar, or what one person answers for. */
export async function exportCalendar(
  world: CliWorld,
  options: ExportOptions & { person?: string },
): Promise<void> {
  if (!/\.ics$/i.test(options.out)) throw new UsageProblem(unknownEnding(options.out, [".ics"]));
  await withDatabase(world, { create: false }, async (open) => {
    const { id, name, timezone } = namedCluster(open, options.cluster);
    const today = dayOf(open.now, timezone);
    const personId =
      options.person === undefined ? null : personNamed(open, { id, name, today }, options.person);
    const scope: CalendarScope = personId === null ? "plan" : { personId };
    const content = loadCalendar(open.db, id, scope, {
      today,
      calendar: loadProductionCalendar(dataFolder("calendar")),
      forms: createFormsOf(shippedForms()),
      domain: calendarDomain(open.db),
    });
    if (content.entries.length === 0) throw new CliProblem(noDatedEvents);
    const called = calendarName(personId === null ? words.planName(name) : words.ownName(name));
    await write(
      options.out,
      calendarFile(content.entries, { cluster: name, name: called, now: instant(open.now) }),
    );
    print(world, exported(options.out));
  });
}

function personNamed(
  open: CliDatabase,
  { id, name, today }: { id: number; name: string; today: string },
  query: string,
): number {
  const found = findInvitees(query, [{ clusterId: id, cluster: name, staff: loadStaff(open.db, id, today) }]);
  const [one, ...others] = found;
  if (one === undefined) throw new CliProblem(nobodyFound(query));
  if (others.length > 0) throw new CliProblem(severalFound(found));
  return one.person.personId;
}
