import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { DateTime } from "luxon";
import { type CalendarEntry, nextDay } from "./calendar-entry.ts";
import { entryNote, entryTitle } from "./calendar-entry-texts.ts";

/**
 * The bytes of an .ics. The calendar itself has no zone: the library would write hours without one then. `now` is a
 * UTC instant; `name` is given where the file is a calendar and not one event.
 */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { cluster, name, now }: { cluster: string; name: string | null; now: string },
): Uint8Array {
  const calendar = ical({
    prodId: { company: "klaster", product: "klaster", language: "RU" },
    method: ICalCalendarMethod.PUBLISH,
    ...(name === null ? {} : { name: oneLine(name) }),
  });
  for (const entry of entries) {
    const { dated, dropped, when } = entry;
    const place = dated.place === null ? "" : oneLine(dated.place);
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: utc(now),
      lastModified: utc(entry.changedAt),
      ...("on" in when
        ? { allDay: true, start: utc(when.on), end: utc(nextDay(when.on)) }
        : { start: utc(when.from), end: utc(when.to) }),
      summary: oneLine(entryTitle(entry)),
      description: written(entryNote(entry, cluster)),
      ...(place === "" ? {} : { location: place }),
      status: dropped === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      // A whole day's entry and one that is called off leave the day free.
      ...("on" in when || dropped !== null
        ? { transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE }
        : {}),
    });
  }
  return new TextEncoder().encode(`${calendar.toString()}\r\n`);
}

const utc = (iso: string): DateTime => DateTime.fromISO(iso, { zone: "utc" });

/** The signs that a calendar has no place for are left out; its lines end as lines do here. */
const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    // oxlint-disable-next-line no-control-regex -- RFC 5545 allows none of them in a text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "");

const oneLine = (text: string): string => written(text).replace(/\s+/g, " ").trim();
