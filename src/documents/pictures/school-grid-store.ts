import { and, between, eq, ne } from "drizzle-orm";
import { monthOf } from "../../calendar/month.ts";
import type { Db } from "../../db/open.ts";
import { organisations, submissions } from "../../db/schema.ts";
import type { Form } from "../../monitoring/form.ts";
import { yearFrom } from "../../monitoring/year-figures.ts";
import { yearFigures } from "../../monitoring/year-figures-store.ts";
import { findCluster } from "../../people/cluster-store.ts";
import type { DutyContext } from "../../reminders/duty-store.ts";
import { gridKey, schoolGrid, type SchoolGrid } from "./school-grid.ts";

/** The school year of a form, as far as it has come. */
export function loadGrid(
  db: Db,
  clusterId: number,
  form: Form,
  { today, calendar, forms }: DutyContext,
): SchoolGrid {
  const { code } = form;
  const versions = forms(db, clusterId).get(code) ?? [];
  const from = yearFrom(form, monthOf(today));
  const year = yearFigures(db, { clusterId, code, versions, from, today, calendar });
  const cluster = findCluster(db, clusterId)?.name ?? "";
  return schoolGrid({ cluster, form: form.title, today }, year, reviewsIn(db, clusterId, form, year.months));
}

function reviewsIn(
  db: Db,
  clusterId: number,
  form: Form,
  months: readonly string[],
): Map<string, "returned" | "accepted"> {
  const rows = db
    .select({ school: submissions.organisationId, month: submissions.month, review: submissions.review })
    .from(submissions)
    .innerJoin(organisations, eq(organisations.id, submissions.organisationId))
    .where(
      and(
        eq(organisations.clusterId, clusterId),
        eq(submissions.form, form.code),
        between(submissions.month, months[0] ?? "", months.at(-1) ?? ""),
        ne(submissions.review, "submitted"),
      ),
    )
    .all();
  return new Map(
    rows.flatMap(({ school, month, review }) =>
      review === "submitted" ? [] : [[gridKey(school, month), review] as const],
    ),
  );
}
