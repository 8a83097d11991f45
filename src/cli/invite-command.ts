import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import type { Config } from "../config.ts";
import type { Db } from "../db/open.ts";
import { listClusters } from "../people/cluster-store.ts";
import { getInstallation, setInstallation } from "../people/installation-store.ts";
import { issueInvite } from "../people/invite-store.ts";
import { inviteLink } from "../people/invite.ts";
import { foundCluster, nameChair } from "../people/founding-store.ts";
import { findOrCreatePerson, giveOffice, holderOf } from "../people/people-store.ts";
import { readPersonName } from "../people/person-name.ts";
import { nameProblem } from "../people/person-name-texts.ts";
import { loadStaff } from "../people/staff-store.ts";
import { createCall } from "../telegram/call.ts";
import { createTelegramFetch } from "../telegram/fetch.ts";
import { chairTaken, inviteGiven, noChair, nobodyFound, oneClusterOnly, severalFound } from "./cli-texts.ts";
import { type CliDatabase, withDatabase } from "./database.ts";
import { type ClusterStaff, findInvitees, type Invitee } from "./invitee.ts";
import { clustersNamed, namedCluster } from "./named-cluster.ts";
import { CliProblem, type CliWorld, print, printJson } from "./world.ts";

export interface InviteOptions {
  /** The chair; with a name, the one who becomes it where the plan names nobody. */
  chair?: true;
  /** Of the cluster so named; without it, of all of them. */
  cluster?: string;
  json?: true;
}

/** A link of one use for the one whom the words name. */
export async function invite(world: CliWorld, query: string | null, options: InviteOptions): Promise<void> {
  const chair = options.chair === true ? readChair(query) : null;
  await withDatabase(world, { create: chair !== null }, async (open) => {
    const { db, config, now } = open;
    const appointed = chair === null ? null : appointChair(open, chair.name, options.cluster);
    const { clusterId, person } = theOne(
      appointed ?? query,
      findInvitees(appointed ?? query ?? "chair", staffOf(open, options.cluster)),
    );
    const bot = await botName(db, config, world);
    const invite = db.transaction((tx) =>
      issueInvite(tx, { clusterId, personId: person.personId, createdBy: null, now: instant(now) }),
    );
    const link = bot === null ? null : inviteLink(bot, invite.token);
    const given = { person: person.name, token: invite.token, link, expiresAt: invite.expiresAt };
    if (options.json === true) printJson(world, given);
    else print(world, inviteGiven({ ...given, joined: person.state !== "out" }, config.timezone));
  });
}

const staffOf = (open: CliDatabase, cluster: string | undefined): ClusterStaff[] =>
  clustersNamed(open, cluster).map(({ id, name, timezone }) => ({
    clusterId: id,
    cluster: name,
    staff: loadStaff(open.db, id, dayOf(open.now, timezone)),
  }));

function theOne(query: string | null, found: readonly Invitee[]): Invitee {
  const [first, ...others] = found;
  if (first === undefined) throw new CliProblem(query === null ? noChair : nobodyFound(query));
  if (others.length > 0) throw new CliProblem(severalFound(found));
  return first;
}

/** A name typed beside `--chair`, or null without one. Read before a database is made for it. */
function readChair(typed: string | null): { name: string | null } {
  if (typed === null) return { name: null };
  const reading = readPersonName(typed);
  if (!reading.ok) throw new CliProblem(nameProblem(reading.problem));
  return { name: reading.name };
}

/**
 * Where there is nothing yet, a cluster with its chair; else whom the plan did not name, for nobody could ever enter
 * as the chair without. The name, as it is kept; null: whoever chairs.
 */
function appointChair(open: CliDatabase, name: string | null, named: string | undefined): string | null {
  const { db, config, now } = open;
  const all = listClusters(db);
  if (all.length === 0) {
    const { timezone } = config;
    const founding = { chair: name, timezone, now: instant(now), today: dayOf(now, timezone) };
    db.transaction((tx) => foundCluster(tx, founding));
    return name;
  }
  if (name === null) return null;
  if (named === undefined && all.length > 1) throw new CliProblem(oneClusterOnly);
  const cluster = namedCluster(open, named);
  const seat = { clusterId: cluster.id, kind: "chair", of: null, organisationId: null } as const;
  return db.transaction((tx) => {
    const holder = holderOf(tx, seat);
    if (holder !== null && nameChair(tx, null, holder.personId, name)) return name;
    const personId = findOrCreatePerson(tx, cluster.id, name, "");
    const { given } = giveOffice(tx, seat, personId, dayOf(now, cluster.timezone));
    if (!given) throw new CliProblem(chairTaken);
    return name;
  });
}

/** As the running bot has kept it; else Telegram is asked. Null where neither knows. */
async function botName(db: Db, config: Config, world: CliWorld): Promise<string | null> {
  const kept = getInstallation(db, "botUsername");
  if (kept !== null || config.botToken === null) return kept;
  const fetch = world.fetch ?? createTelegramFetch({ proxy: config.telegramProxy });
  const call = createCall({ apiRoot: config.telegramApiRoot, token: config.botToken, fetch });
  try {
    const answer = await call("getMe", {});
    const username = answer.ok ? nameIn(answer.result) : null;
    if (username !== null) setInstallation(db, "botUsername", username);
    return username;
  } catch {
    // No network: the token alone is of use too.
    return null;
  }
}

const nameIn = (result: unknown): string | null =>
  typeof result === "object" && result !== null && "username" in result && typeof result.username === "string"
    ? result.username
    : null;
