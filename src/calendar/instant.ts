import { DateTime } from "luxon";

/** The instant as it is stored: UTC ISO text with milliseconds, so that two of them compare as text. */
export const instant = (moment: DateTime): string => moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

/** A stored instant as it was, in this zone. */
export const momentOf = (stored: string, zone: string): DateTime => DateTime.fromISO(stored, { zone });

/** A stored instant some days later (or, with a negative number, earlier): exactly 24 hours each. */
export const daysLater = (stored: string, days: number): string =>
  instant(DateTime.fromISO(stored, { zone: "utc" }).plus({ hours: 24 * days }));
