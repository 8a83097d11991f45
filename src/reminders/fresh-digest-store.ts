import type { Db } from "../db/open.ts";
import { owedRequests } from "../requests/request-store.ts";
import { clusterOfPerson } from "./cluster-store.ts";
import { layOut, namesOf } from "./digest.ts";
import { digestButtons } from "./digest-button-texts.ts";
import { type DigestButton, digestText } from "./digest-texts.ts";
import { newsOfDigest } from "./duty-news-store.ts";
import { type DutyContext, loadClusterDuties } from "./duty-store.ts";
import { keptEntries } from "./kept-digest.ts";
import { findDigest } from "./reminder-store.ts";
import { isPaused } from "./wishes.ts";
import { findWishes } from "./wishes-store.ts";

/** A message made anew just before it is sent, as the outbox keeps it. */
export interface FreshMessage {
  text: string;
  buttons: DigestButton[][];
}

/**
 * The digest as it is worth sending now: without what was done since, and only what the person still answers
 * for. Null when nothing is left, and for a digest that does not exist.
 */
export function refreshDigest(
  db: Db,
  digestId: number | null,
  options: Pick<DutyContext, "calendar" | "forms">,
): FreshMessage | null {
  const digest = digestId === null ? null : findDigest(db, digestId);
  const clusterId = digest === null ? null : clusterOfPerson(db, digest.personId);
  if (digest === null || clusterId === null) return null;
  const cluster = loadClusterDuties(db, clusterId, { ...options, today: digest.day });
  // On a pause since: what was not sent is told again after it.
  if (isPaused(findWishes(db, digest.personId), digest.day)) return null;
  const entries = keptEntries(digest, cluster).filter(
    ({ duty }) => duty.state !== "done" && duty.state !== "notOurs",
  );
  const requests = owedRequests(db, clusterId, digest.day).get(digest.personId) ?? [];
  const news = newsOfDigest(db, cluster, digest);
  if (entries.length === 0 && requests.length === 0 && news.length === 0) return null;
  const page = layOut({ entries, news, requests }, digest.day);
  return {
    text: digestText(page, digest.day, namesOf(cluster)).text,
    buttons: digestButtons(page, digest.id),
  };
}
