import { Composer } from "grammy";
import { daysLater } from "../calendar/instant.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { type Button, type Ctx, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import { runsOn } from "./acting.ts";
import { substitutionsFor } from "./acting-store.ts";
import { placeNames, schoolsOf } from "./cluster-store.ts";
import { personBehind, showCard } from "./card-bot.ts";
import { changeBy, chairTap, commitStaff } from "./manager-bot.ts";
import { isChairOnPaper, type Member } from "./member.ts";
import {
  back,
  chooseSchool,
  handedOver,
  handOverQuestion,
  handOverYes,
  notTheChair,
  notYourself,
  officeWithPlace,
  personGone,
  placed,
  removed,
  removeQuestion,
  removeYes,
  seatTaken,
  staleButton,
  toList,
  vacated,
  vacateQuestion,
  vacateYes,
  youAreChair,
} from "./people-texts.ts";
import type { StaffPerson } from "./staff.ts";
import { findStaffPerson } from "./staff-store.ts";
import { removePerson, vacateOffice } from "./leaving-store.ts";
import { findOffice } from "./office-store.ts";
import { handOverChair, placeOffice } from "./staffing-store.ts";

/** What the chair changes from a person's card by taps alone: removing, a school, handing over. */
export const staffing = new Composer<Ctx>();

staffing.callbackQuery(/^p:rm:/, chairTap(askRemove));
staffing.callbackQuery(/^p:rmok:/, chairTap(remove));
staffing.callbackQuery(/^p:vac:/, chairTap(askVacate));
staffing.callbackQuery(/^p:vacok:/, chairTap(vacate));
staffing.callbackQuery(/^p:school:/, chairTap(askSchool));
staffing.callbackQuery(/^p:setsch:/, chairTap(setSchool));
staffing.callbackQuery(/^p:hand:/, chairTap(askHandOver));
staffing.callbackQuery(/^p:handok:/, chairTap(handOver));

const TO_LIST: Button[][] = [[{ text: toList, data: packCallback("p", "list", 0) }]];

const yesOrBack = (yes: string, step: string, personId: number): Button[][] => [
  [
    { text: yes, data: packCallback("p", step, personId) },
    { text: back, data: packCallback("p", "card", personId) },
  ],
];

/** A person whom this chair may remove; the toast for the others. */
function removable(ctx: Ctx, chair: Member, word: string | undefined): StaffPerson | string {
  const person = personBehind(ctx, chair, word);
  if (person === null) return personGone;
  if (person.personId === chair.personId) return notYourself;
  const isChair = person.offices.some(({ kind, actingUntil }) => kind === "chair" && actingUntil == null);
  return isChair ? notTheChair : person;
}

async function askRemove(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = removable(ctx, chair, word);
  if (typeof person === "string") return toast(ctx, person);
  const places = placeNames(ctx.db, chair.clusterId);
  await toast(ctx);
  await show(
    ctx,
    removeQuestion(
      person.name,
      person.offices.map((office) => officeWithPlace(office, places)),
    ),
    yesOrBack(removeYes, "rmok", person.personId),
  );
}

async function remove(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = removable(ctx, chair, word);
  if (typeof person === "string") return toast(ctx, person);
  ctx.commit((tx) => removePerson(tx, changeBy(ctx, chair), person.personId));
  await toast(ctx);
  await show(ctx, removed(person.name), TO_LIST);
}

/** An office that may be left with nobody in it, with its holder; null for one that has ended, and the chair's. */
function leavable(ctx: Ctx, chair: Member, word: string | undefined) {
  const officeId = callbackId(word);
  const found = officeId === null ? null : findOffice(ctx.db, chair.clusterId, officeId, ctx.today);
  const holder = found === null ? null : findStaffPerson(ctx.db, chair.clusterId, found.personId, ctx.today);
  if (officeId === null || found === null || holder === null || found.seat.kind === "chair") return null;
  return { officeId, holder, office: officeWithPlace(found.seat, placeNames(ctx.db, chair.clusterId)) };
}

async function askVacate(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const leaving = leavable(ctx, chair, word);
  if (leaving === null) return toast(ctx, staleButton);
  const { officeId, holder, office } = leaving;
  await toast(ctx);
  await show(ctx, vacateQuestion(holder.name, office), [
    [
      { text: vacateYes, data: packCallback("p", "vacok", officeId) },
      { text: back, data: packCallback("p", "card", holder.personId) },
    ],
  ]);
}

async function vacate(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const leaving = leavable(ctx, chair, word);
  if (leaving === null) return toast(ctx, staleButton);
  const { officeId, office } = leaving;
  const change = changeBy(ctx, chair);
  const done = commitStaff(
    ctx,
    change,
    (tx) => vacateOffice(tx, change, officeId),
    (done) => (done?.directorId == null ? [] : [done.directorId]),
  );
  if (done === null) return toast(ctx, staleButton);
  const { clusterId } = chair;
  const director =
    done.directorId === null ? null : findStaffPerson(ctx.db, clusterId, done.directorId, ctx.today);
  const acting = substitutionsFor(ctx.db, clusterId, officeId, ctx.today).find((one) =>
    runsOn(one, ctx.today),
  );
  await toast(ctx);
  await show(
    ctx,
    vacated(office, { council: done.council, director: director?.name ?? null, acting: acting ?? null }),
    TO_LIST,
  );
}

async function askSchool(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const officeId = callbackId(word);
  const office = officeId === null ? null : findOffice(ctx.db, chair.clusterId, officeId, ctx.today);
  const person =
    office === null ? null : findStaffPerson(ctx.db, chair.clusterId, office.personId, ctx.today);
  if (office === null || person === null || officeId === null || office.seat.organisationId !== null) {
    return toast(ctx, staleButton);
  }
  const rows = schoolsOf(ctx.db, chair.clusterId).map((school): Button[] => [
    { text: school.name, data: packCallback("p", "setsch", officeId, school.id) },
  ]);
  rows.push([{ text: back, data: packCallback("p", "card", person.personId) }]);
  await toast(ctx);
  await show(ctx, chooseSchool(person.name, officeWithPlace(office.seat, new Map())), rows);
}

async function setSchool(ctx: Ctx, chair: Member, words: readonly string[]): Promise<void> {
  const [officeId, schoolId] = [callbackId(words[0]), callbackId(words[1])];
  const school = schoolsOf(ctx.db, chair.clusterId).find((school) => school.id === schoolId);
  const office = officeId === null ? null : findOffice(ctx.db, chair.clusterId, officeId, ctx.today);
  if (officeId === null || school === undefined || office === null) return toast(ctx, staleButton);
  if (!ctx.commit((tx) => placeOffice(tx, changeBy(ctx, chair), officeId, school.id))) {
    return toast(ctx, seatTaken);
  }
  await toast(ctx, placed);
  const person = findStaffPerson(ctx.db, chair.clusterId, office.personId, ctx.today);
  if (person !== null) await showCard(ctx, chair, person);
}

/** Whom the chair's duties may go to: someone of the cluster who is in the bot. Who acts for the chair hands nothing over. */
function successor(ctx: Ctx, chair: Member, word: string | undefined): StaffPerson | null {
  const person = isChairOnPaper(chair) ? personBehind(ctx, chair, word) : null;
  return person === null || person.state !== "in" || person.personId === chair.personId ? null : person;
}

async function askHandOver(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = successor(ctx, chair, word);
  if (person === null) return toast(ctx, staleButton);
  await toast(ctx);
  await show(ctx, handOverQuestion(person.name), yesOrBack(handOverYes, "handok", person.personId));
}

async function handOver(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = successor(ctx, chair, word);
  if (person === null) return toast(ctx, staleButton);
  const change = changeBy(ctx, chair);
  const { personId } = person;
  const done = ctx.commit((tx) => {
    if (!handOverChair(tx, change, chair.personId, personId)) return false;
    enqueue(tx, {
      key: `chair:${personId}:${change.at}`,
      kind: "handOver",
      to: { personId },
      priority: 0,
      body: { text: youAreChair().text, buttons: [] },
      now: change.at,
      expiresAt: daysLater(change.at, 7),
    });
    return true;
  });
  if (!done) return toast(ctx, staleButton);
  await toast(ctx);
  await show(ctx, handedOver(person.name));
}
