import { eq } from "drizzle-orm";
import type { Day } from "../calendar/day.ts";
import { type Month, monthOf } from "../calendar/month.ts";
import type { Db } from "../db/open.ts";
import { organisations } from "../db/schema.ts";
import { hasBegun } from "./asked-month.ts";
import { isClosedFor } from "./closing-store.ts";
import type { MonthBar } from "./month-bar.ts";

interface SchoolMonth {
  school: { id: number; clusterId: number };
  form: string;
  month: Month;
}

export function monthBar(db: Db, { school, form, month }: SchoolMonth, today: Day): MonthBar | null {
  if (!hasBegun(month, today)) return { kind: "notBegun" };
  const on = leftOn(db, school.id);
  if (on !== null && month > monthOf(on)) return { kind: "left", on };
  return isClosedFor(db, school, form, month) ? { kind: "closed" } : null;
}

/** The school's last day in the cluster; null while it is in it. */
export const leftOn = (db: Db, organisationId: number): Day | null =>
  db
    .select({ on: organisations.leftOn })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .get()?.on ?? null;
