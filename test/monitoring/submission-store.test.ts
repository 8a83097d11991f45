import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { audit, figures, people, revisions, submissions } from "../../src/db/schema.ts";
import { dropDraft, draftOf, findDraft, openDraft, saveDraft } from "../../src/monitoring/draft-store.ts";
import { newDraft } from "../../src/monitoring/draft.ts";
import { completed, EMPTY, figure } from "../../src/monitoring/report.ts";
import { sheetOf } from "../../src/monitoring/sheet-store.ts";
import {
  findSubmission,
  historyOf,
  monthsHandedIn,
  receiptNumber,
  reportsBefore,
  submissionOf,
} from "../../src/monitoring/submission-store.ts";
import { employment as form, report, typical } from "./employment.ts";
import { send, type SmallCluster, smallCluster } from "./school.ts";

let cluster: SmallCluster;
beforeEach(() => {
  cluster = smallCluster();
});

describe("handing in", () => {
  test("keeps every asked figure, with time, sender and number", () => {
    const { db, birch } = cluster;
    expect(send(cluster, birch, "2019-10", typical)).toMatchObject({ kind: "taken", corrected: false });
    const submission = submissionOf(db, birch.id, "employment", "2019-10");
    expect(submission).toMatchObject({
      report: completed(form, [9, 11], typical),
      by: "Ветрова А.П.",
      onBehalf: "own",
      late: false,
      submittedAt: "2019-10-03T07:12:00.000Z",
    });
    expect(receiptNumber({ id: 12, month: "2019-10" })).toBe("2019-10/12");
    // Zeros too: a zero that was said is not the same as nothing said.
    expect(db.select().from(figures).all()).toHaveLength(14 + 15);
  });

  test("refuses what breaks an error rule, and keeps nothing of it", () => {
    const result = send(cluster, cluster.springs, "2019-10", report({ 9: { total: 12, work: 10 } }));
    expect(result).toMatchObject({ kind: "refused", errors: [{ rule: "sum" }] });
    for (const table of [submissions, figures, revisions, audit]) {
      expect(cluster.db.select().from(table).all()).toEqual([]);
    }
  });

  test("leaves out what the form does not ask of this school", () => {
    send(
      cluster,
      cluster.springs,
      "2019-10",
      report({ 9: { total: 1, work: 1, nobody: 5 }, 11: { total: 3 } }),
    );
    const rows = cluster.db.select().from(figures).all();
    expect(rows.every(({ grade, indicator }) => grade === 9 && indicator !== "nobody")).toBe(true);
  });

  test("no data and zeros are two answers", () => {
    const { db, birch, springs } = cluster;
    send(cluster, birch, "2019-10", { ...EMPTY, noData: "Сведения уточняются" });
    send(cluster, springs, "2019-10", report({ 9: { total: 0 } }));
    const of = (id: number) => submissionOf(db, id, "employment", "2019-10")?.report;
    expect(of(birch.id)).toEqual({ ...EMPTY, noData: "Сведения уточняются" });
    expect(of(springs.id)).toMatchObject({ noData: null, figures: { 9: { total: 0, work: 0 } } });
  });

  test("on behalf: the chair by the school's word, the director for the deputy", () => {
    const { db, birch, chair, director } = cluster;
    const behalf = (personId: number, month: string) => {
      send(cluster, birch, month, typical, { personId, onBehalf: true });
      return submissionOf(db, birch.id, "employment", month)?.onBehalf;
    };
    expect(behalf(chair, "2019-10")).toBe("ofSchool");
    expect(behalf(director, "2019-11")).toBe("ofDeputy");
  });
});

describe("correcting", () => {
  test("keeps what it said before, who, when and why, and the first one's time and lateness", () => {
    const { db, birch, director } = cluster;
    send(cluster, birch, "2019-10", typical, { late: true });
    const changed = report({ ...typical.figures, 9: { total: 12, to10_own: 6, spo_region: 6 } });
    const second = {
      personId: director,
      onBehalf: true,
      why: "ошибка в счёте",
      at: "2019-10-04T08:00:00.000Z",
    };
    expect(send(cluster, birch, "2019-10", changed, second)).toMatchObject({
      kind: "taken",
      corrected: true,
    });

    const submission = submissionOf(db, birch.id, "employment", "2019-10");
    expect(submission).toMatchObject({
      by: "Ветрова А.П.",
      late: true,
      submittedAt: "2019-10-03T07:12:00.000Z",
    });
    expect(submission?.report.figures[9]).toMatchObject({ to10_own: 6, spo_region: 6 });

    const history = historyOf(db, submission?.id ?? 0);
    expect(history.map(({ by, why, at }) => [by, why, at])).toEqual([
      ["Ветрова А.П.", null, "2019-10-03T07:12:00.000Z"],
      ["Дубов П.П.", "ошибка в счёте", "2019-10-04T08:00:00.000Z"],
    ]);
    expect(history[1]?.before).toEqual(history[0]?.after);
    expect(history[1]?.after).toEqual(submission?.report);
    expect(db.select({ action: audit.action }).from(audit).all()).toEqual([
      { action: "figures.handedIn" },
      { action: "figures.corrected" },
    ]);
  });

  test("from no data to figures and back", () => {
    const { db, birch } = cluster;
    send(cluster, birch, "2019-10", { ...EMPTY, noData: "Сведения уточняются" });
    send(cluster, birch, "2019-10", typical);
    expect(submissionOf(db, birch.id, "employment", "2019-10")?.report.noData).toBeNull();
    send(cluster, birch, "2019-10", { ...EMPTY, noData: "Сведения уточняются" });
    expect(db.select().from(figures).all()).toEqual([]);
  });

  test("the sender's name goes with the sender, the figures stay", () => {
    const { db, birch, anna } = cluster;
    send(cluster, birch, "2019-10", typical);
    db.update(people).set({ name: "" }).where(eq(people.id, anna)).run();
    expect(submissionOf(db, birch.id, "employment", "2019-10")?.by).toBe("");
    db.delete(people).where(eq(people.id, anna)).run();
    const submission = submissionOf(db, birch.id, "employment", "2019-10");
    expect(submission?.by).toBe("");
    expect(figure(submission?.report ?? EMPTY, 9, "total")).toBe(12);
  });
});

describe("the months before", () => {
  test("the newest first, of the same leavers only", () => {
    const { db, birch } = cluster;
    for (const month of ["2019-08", "2019-10", "2019-09", "2019-12"]) send(cluster, birch, month, typical);
    const months = (month: string) => reportsBefore(db, birch.id, form, month).map((past) => past.month);
    expect(months("2019-12")).toEqual(["2019-10", "2019-09"]);
    expect(months("2019-09")).toEqual([]);
    expect(months("2020-09")).toEqual([]);
    expect(monthsHandedIn(db, birch.id, "employment")).toEqual(["2019-08", "2019-09", "2019-10", "2019-12"]);
  });

  test("a sheet knows the school's grades and what was said before", () => {
    const { db, birch, springs } = cluster;
    send(cluster, birch, "2019-09", typical);
    expect(sheetOf(db, birch, form, "2019-10")).toMatchObject({
      grades: [9, 11],
      past: [{ month: "2019-09" }],
      corrected: null,
    });
    expect(sheetOf(db, springs, form, "2019-10")).toMatchObject({ grades: [9], past: [] });
    expect(sheetOf(db, { ...springs, topGrade: 4 }, form, "2019-10")).toBeNull();
  });
});

test("there is no such report", () => {
  expect(findSubmission(cluster.db, 99)).toBeNull();
  expect(submissionOf(cluster.db, cluster.birch.id, "employment", "2019-10")).toBeNull();
});

describe("a draft is the school's and the month's", () => {
  const open = (personId: number) => {
    const { db, birch } = cluster;
    const sheet = sheetOf(db, birch, form, "2019-10");
    if (sheet === null) throw new Error("not asked");
    const about = { organisationId: birch.id, form: "employment", month: "2019-10" };
    return openDraft(db, about, { draft: newDraft(sheet), personId, at: "2019-10-03T07:00:00.000Z" });
  };
  const draft = { now: { step: { at: "check" as const }, report: typical, why: null }, past: [] };

  test("two people open the same one", () => {
    expect(open(cluster.director)).toBe(open(cluster.anna));
    expect(draftOf(cluster.db, cluster.birch.id, "employment", "2019-10")?.personName).toBe("Дубов П.П.");
  });

  test("the slower of two changes is not kept", () => {
    const { db, anna, director } = cluster;
    const id = open(anna);
    const change = (personId: number) =>
      saveDraft(db, { id, revision: 0 }, { draft, personId, at: "2019-10-03T07:01:00.000Z" });
    expect(change(anna)).toBe(true);
    expect(change(director)).toBe(false);
    expect(findDraft(db, id)).toMatchObject({ revision: 1, personName: "Ветрова А.П.", answers: draft });
  });

  test("it can be dropped", () => {
    const id = open(cluster.anna);
    dropDraft(cluster.db, id);
    expect(findDraft(cluster.db, id)).toBeNull();
  });
});
