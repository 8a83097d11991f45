import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import { daysLater } from "../calendar/instant.ts";
import type { Month } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { offices, people } from "../db/schema.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { notEnded } from "../people/member-store.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { Html } from "../telegram/html.ts";

/** How long a word about a month's figures is worth sending. */
const NOTICE_DAYS = 5;

export interface FiguresNotice {
  /** With the school and the month it makes the outbox's key; a second one with the same key is not sent. */
  what: string;
  /** The form's code. */
  form: string;
  school: { id: number; clusterId: number };
  month: Month;
  text: Html;
  /** The words of the button that opens the school's month. */
  open: string;
  /** UTC instant, and the cluster's day. */
  now: string;
  today: Day;
}

/**
 * Tells those who hand in for a school: its deputies, and where none of them can be reached its director. Those told,
 * by name; the key of `what` keeps a repeat from being sent.
 */
export function tellSchool(tx: Db, notice: FiguresNotice): { told: string[]; again: boolean } {
  const { school, month, now } = notice;
  const holders = tx
    .select({ personId: people.id, name: people.name, kind: offices.kind, since: offices.since })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        eq(offices.organisationId, school.id),
        inArray(offices.kind, ["deputy", "director"]),
        eq(people.reach, "reachable"),
        isNull(people.forgottenAt),
        notEnded(notice.today),
      ),
    )
    .orderBy(asc(offices.id))
    .all()
    .filter(({ since }) => since === null || since <= notice.today);
  const deputies = holders.filter(({ kind }) => kind === "deputy");
  const told = [
    ...new Map((deputies.length > 0 ? deputies : holders).map((one) => [one.personId, one])).values(),
  ];
  const sent = told.filter(
    ({ personId }) =>
      enqueue(tx, {
        key: `figures:${notice.what}:${school.id}:${month}:${personId}`,
        kind: "figuresNews",
        to: { personId },
        priority: 0,
        body: {
          text: notice.text.text,
          buttons: [[{ text: notice.open, data: packCallback("m", "open", school.id, month, notice.form) }]],
        },
        now,
        expiresAt: daysLater(now, NOTICE_DAYS),
      }) !== null,
  );
  return { told: told.map(({ name }) => name), again: told.length > 0 && sent.length === 0 };
}
