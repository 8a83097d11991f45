import { Composer } from "grammy";
import { dayOf } from "../calendar/day.ts";
import { instant } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import type { Answer } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { type Cluster, findCluster, joinedChair, listClusters, schoolsOf } from "./cluster-store.ts";
import { CONSENT_VERSION } from "./consent.ts";
import { hasConsent, recordConsent } from "./consent-store.ts";
import { agreeButton, consentText, refuseButton } from "./consent-texts.ts";
import { type AskedOffice, askedOffice, OTHER_ASKS, SCHOOL_ASKS } from "./join-request.ts";
import { askRefusal, createJoinRequest, findJoinRequest } from "./join-request-store.ts";
import { tellChair } from "./join-notice-store.ts";
import {
  alreadyMember,
  askJoinName,
  askRefused,
  backButton,
  chooseCluster,
  chooseOffice,
  chooseOrganisation,
  consentFirst,
  notSetUp,
  officeButton,
  otherOrganisationButton,
  requestSent,
  strangerTap,
} from "./join-texts.ts";
import { readPersonName } from "./person-name.ts";
import { nameProblem } from "./person-name-texts.ts";

/** Someone without an invite asks the chair to be let in: cluster, consent, place, office, name. */
export const ask = new Composer<Ctx>();

ask.callbackQuery(/^p:(?:ask|askok|org|off)(?::|$)/, async (ctx) => {
  const [, step, clusterWord, ...rest] = unpackCallback(ctx.callbackQuery.data) ?? [];
  if (ctx.member !== null) return toast(ctx, alreadyMember);
  if (step === "ask" && clusterWord === undefined) return chooseFrom(ctx);
  const id = callbackId(clusterWord);
  const cluster = id === null ? null : findCluster(ctx.db, id);
  if (cluster === null || ctx.chatId === undefined) return toast(ctx, strangerTap);
  if (await refused(ctx, cluster)) return;
  if (step === "ask") return askConsent(ctx, cluster);
  if (step === "askok") return consented(ctx, cluster, ctx.chatId);
  if (!hasConsent(ctx.db, ctx.chatId, CONSENT_VERSION)) return toast(ctx, consentFirst);
  const school = placeOf(ctx, cluster, rest[0]);
  if (school === undefined) return toast(ctx, strangerTap);
  if (step === "org") return chooseOfficeAt(ctx, cluster, school);
  const office = askedOffice(rest[1], school !== null);
  if (office === null) return toast(ctx, strangerTap);
  return askName(ctx, cluster, ctx.chatId, school, office);
});

/** True where the chat may not ask (again) now, and has been told so. */
async function refused(ctx: Ctx, cluster: Cluster): Promise<boolean> {
  if (ctx.chatId === undefined) return true;
  const refusal = askRefusal(ctx.db, cluster.id, ctx.chatId, instant(ctx.now));
  if (refusal === null) return false;
  await toast(ctx);
  await show(ctx, askRefused(refusal));
  return true;
}

interface School {
  id: number;
  name: string;
}

/** The school of a button's word, null for «other organisation», undefined for a forged word. */
function placeOf(ctx: Ctx, cluster: Cluster, word: string | undefined): School | null | undefined {
  if (word === "0") return null;
  return schoolsOf(ctx.db, cluster.id).find((school) => school.id === callbackId(word));
}

async function chooseFrom(ctx: Ctx): Promise<void> {
  const clusters = listClusters(ctx.db);
  const [only] = clusters;
  if (only === undefined) {
    await toast(ctx);
    return show(ctx, notSetUp());
  }
  if (clusters.length === 1) {
    if (!(await refused(ctx, only))) await askConsent(ctx, only);
    return;
  }
  await toast(ctx);
  const rows = clusters.map((cluster): Button[] => [
    { text: cluster.name, data: packCallback("p", "ask", cluster.id) },
  ]);
  await show(ctx, chooseCluster(), rows);
}

async function askConsent(ctx: Ctx, cluster: Cluster): Promise<void> {
  await toast(ctx);
  if (ctx.chatId === undefined) return;
  if (hasConsent(ctx.db, ctx.chatId, CONSENT_VERSION)) return choosePlace(ctx, cluster);
  const text = consentText({
    cluster: cluster.name,
    invited: null,
    operator: ctx.dataOperator,
    version: CONSENT_VERSION,
  });
  await show(ctx, text, [
    [{ text: agreeButton, data: packCallback("p", "askok", cluster.id) }],
    [{ text: refuseButton, data: packCallback("p", "refuse") }],
  ]);
}

async function consented(ctx: Ctx, cluster: Cluster, chatId: number): Promise<void> {
  if (!hasConsent(ctx.db, chatId, CONSENT_VERSION)) {
    ctx.commit((tx) =>
      recordConsent(tx, { chatId, personId: null, version: CONSENT_VERSION, at: instant(ctx.now) }),
    );
  }
  await toast(ctx);
  await choosePlace(ctx, cluster);
}

async function choosePlace(ctx: Ctx, cluster: Cluster): Promise<void> {
  const rows = schoolsOf(ctx.db, cluster.id).map((school): Button[] => [
    { text: school.name, data: packCallback("p", "org", cluster.id, school.id) },
  ]);
  rows.push([{ text: otherOrganisationButton, data: packCallback("p", "org", cluster.id, 0) }]);
  await show(ctx, chooseOrganisation(), rows);
}

async function chooseOfficeAt(ctx: Ctx, cluster: Cluster, school: School | null): Promise<void> {
  await toast(ctx);
  const rows = (school === null ? OTHER_ASKS : SCHOOL_ASKS).map((office): Button[] => [
    { text: officeButton(office), data: packCallback("p", "off", cluster.id, school?.id ?? 0, office.word) },
  ]);
  rows.push([{ text: backButton, data: packCallback("p", "askok", cluster.id) }]);
  await show(ctx, chooseOffice(school?.name ?? null), rows);
}

async function askName(
  ctx: Ctx,
  cluster: Cluster,
  chatId: number,
  school: School | null,
  office: AskedOffice,
): Promise<void> {
  const subject = { clusterId: cluster.id, organisationId: school?.id ?? null, word: office.word };
  ctx.commit((tx) => openQuestion(tx, chatId, "people.joinName", subject, instant(ctx.now)));
  await toast(ctx);
  await show(ctx, askJoinName());
}

/** What stands with the question; null where it is of an older version or its cluster is gone. */
function readSubject(
  ctx: Ctx,
  subject: unknown,
): { cluster: Cluster; school: School | null; office: AskedOffice } | null {
  if (typeof subject !== "object" || subject === null) return null;
  const { clusterId, organisationId, word } = subject as Record<string, unknown>;
  const cluster = typeof clusterId === "number" ? findCluster(ctx.db, clusterId) : null;
  if (cluster === null || typeof word !== "string") return null;
  const school = placeOf(ctx, cluster, typeof organisationId === "number" ? String(organisationId) : "0");
  const office = school === undefined ? null : askedOffice(word, school !== null);
  return school === undefined || office === null ? null : { cluster, school, office };
}

export const answerJoinName: Answer = async (ctx, subject, text) => {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  const asked = readSubject(ctx, subject);
  const consented = hasConsent(ctx.db, chatId, CONSENT_VERSION);
  if (asked === null || !consented || ctx.member !== null) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${ctx.member === null ? consentFirst : alreadyMember}`);
  }
  const reading = readPersonName(text);
  if (!reading.ok) return say(ctx, html`${nameProblem(reading.problem)}`);
  const { cluster, school, office } = asked;
  const now = instant(ctx.now);
  const chairId = joinedChair(ctx.db, cluster.id, dayOf(ctx.now, cluster.timezone));
  const refusal = ctx.commit((tx) => {
    closeQuestion(tx, chatId);
    const refusal = askRefusal(tx, cluster.id, chatId, now);
    if (refusal !== null) return refusal;
    const id = createJoinRequest(
      tx,
      {
        clusterId: cluster.id,
        chatId,
        name: reading.name,
        organisationId: school?.id ?? null,
        office: office.kind,
        of: office.of,
      },
      now,
    );
    const request = findJoinRequest(tx, cluster.id, id);
    if (request !== null && chairId !== null) tellChair(tx, request, chairId, now);
    return null;
  });
  await say(ctx, refusal === null ? requestSent(reading.name, chairId !== null) : askRefused(refusal));
};
