import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { schoolHolidays } from "../db/schema.ts";
import type { NamedHolidays } from "./month-agenda.ts";

/** The cluster's school holidays, in their order. */
export const loadSchoolHolidays = (db: Db, clusterId: number): NamedHolidays[] =>
  db
    .select({ name: schoolHolidays.name, from: schoolHolidays.from, to: schoolHolidays.to })
    .from(schoolHolidays)
    .where(eq(schoolHolidays.clusterId, clusterId))
    .orderBy(schoolHolidays.from)
    .all();
