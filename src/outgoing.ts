import type { ProductionCalendar } from "./calendar/working-days.ts";
import type { Clock } from "./clock.ts";
import type { Db } from "./db/open.ts";
import type { OutboxRow } from "./delivery/outbox-store.ts";
import type { SenderParts } from "./delivery/sender.ts";
import { refreshGroupWeek } from "./groups/group-week-job.ts";
import { refreshLetter } from "./letters/letter-store.ts";
import { refreshOffer } from "./monitoring/draft-offer-store.ts";
import type { FormsOf } from "./monitoring/form-store.ts";
import { refreshNotice } from "./notices/notice-store.ts";
import { refreshCopy } from "./monitoring/report-copy-store.ts";
import { spokenOf } from "./people/member-store.ts";
import { refreshDutyNews } from "./reminders/duty-news-store.ts";
import { refreshDigest } from "./reminders/fresh-digest-store.ts";
import { quietHold, refreshPlanChange } from "./reminders/plan-change-store.ts";
import { refreshRequest } from "./requests/request-notice-store.ts";
import { refreshNudge } from "./summary/nudge-store.ts";
import { Html } from "./telegram/html.ts";
import { questionHold } from "./telegram/question-store.ts";
import { ownedData, underCluster } from "./telegram/spoken-cluster.ts";

/** What nobody's tap has caused, or can wait for the end of a dialog and for the morning. */
const HELD_KINDS = new Set([
  "digest",
  "dutyNews",
  "planChange",
  "request",
  "calendar",
  "groupGone",
  "reportCopy",
  "openMonth",
  "draftOffer",
  "chairUnreached",
  "chairNotice",
  "chairNoticeAgain",
  "weekLetter",
  "monthLetter",
  "tour",
  "nudge",
]);

/** What each kind of message says at the moment it goes, and which of them wait. */
export const outgoing = (parts: {
  calendar: ProductionCalendar;
  forms: FormsOf;
  clock: Clock;
}): Required<Pick<SenderParts, "refresh" | "hold" | "address">> => ({
  refresh: {
    digest: (db: Db, row: OutboxRow) => (row.subject === null ? null : refreshDigest(db, row.subject, parts)),
    dutyNews: (db, row, now) => refreshDutyNews(db, row, now, parts),
    planChange: refreshPlanChange,
    request: refreshRequest,
    groupWeek: (db, row) => refreshGroupWeek(db, row, parts.clock(), parts),
    chairNotice: refreshNotice,
    chairNoticeAgain: refreshNotice,
    weekLetter: (db, row) => refreshLetter(db, row, { ...parts, now: parts.clock() }),
    monthLetter: (db, row) => refreshLetter(db, row, { ...parts, now: parts.clock() }),
    reportCopy: refreshCopy,
    draftOffer: refreshOffer,
    nudge: (db, row, now) => refreshNudge(db, row, now, parts),
  },
  hold(db, row, now) {
    if (row.personId === null || !HELD_KINDS.has(row.kind)) return null;
    const quiet = row.kind === "digest" ? null : quietHold(db, row.personId, now);
    return quiet ?? questionHold(db, row.personId, now);
  },
  address(db, { personId }, body) {
    const spoken = personId === null ? null : spokenOf(db, personId);
    if (spoken === null) return body;
    return {
      text: underCluster(new Html(body.text), spoken).text,
      buttons: body.buttons.map((row) =>
        row.map(({ text, data }) => ({ text, data: ownedData(data, spoken) })),
      ),
    };
  },
});
