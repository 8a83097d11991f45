import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import type { Answer } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { placeNames, schoolsOf } from "./cluster-store.ts";
import { OTHER_ASKS, SCHOOL_ASKS } from "./join-request.ts";
import { officeButton, otherOrganisationButton } from "./join-texts.ts";
import { changeBy, chairTap, commitStaff, peopleRefusal } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { mayShare } from "./office.ts";
import {
  askName,
  back,
  chooseAddOffice,
  chooseAddPlace,
  inviteButton,
  named,
  officeWithPlace,
  otherButton,
  personGone,
  sameButton,
  sameHolder,
  sameNameQuestion,
  seatTaken,
  staleButton,
  toList,
  whereabouts,
} from "./people-texts.ts";
import { holderOf, namesakes, type Seat } from "./people-store.ts";
import { readPersonName } from "./person-name.ts";
import { nameProblem } from "./person-name-texts.ts";
import { readSeatWord } from "./seat-word.ts";
import type { StaffPerson } from "./staff.ts";
import { findStaffPerson } from "./staff-store.ts";
import { findOffice } from "./office-store.ts";
import { nameForOffice } from "./staffing-store.ts";

/** The chair types who holds an office: one that nobody holds, one that several share, or one whose holder is replaced. */
export const naming = new Composer<Ctx>();

naming.callbackQuery(/^p:add$/, chairTap(askPlace));
naming.callbackQuery(/^p:addat:/, chairTap(askOffice));
naming.callbackQuery(/^p:(?:name|repl):/, chairTap(ask));
naming.callbackQuery(/^p:(?:same|other):/, chairTap(choose));

/** The seat that a button or a question is about; `replaces` is the office whose holder leaves it. */
interface Vacancy {
  /** «director_12» or, for an office with a holder, its id: what stands in the data of the next buttons. */
  word: string;
  seat: Seat;
  replaces: number | null;
  /** Who leaves. */
  holder: StaffPerson | null;
}

/** What a button's word means today, or null: the seat has been taken, the office has ended, or it is forged. */
function vacancy(ctx: Ctx, chair: Member, word: string | undefined): Vacancy | null {
  const { clusterId } = chair;
  const officeId = callbackId(word);
  if (word !== undefined && officeId !== null) {
    const office = findOffice(ctx.db, clusterId, officeId, ctx.today);
    const holder = office === null ? null : findStaffPerson(ctx.db, clusterId, office.personId, ctx.today);
    // The chair's own office is handed over, never typed away.
    if (office === null || office.seat.kind === "chair") return null;
    return { word, seat: office.seat, replaces: officeId, holder };
  }
  const wanted = readSeatWord(word);
  if (word === undefined || wanted === null) return null;
  const seat = { clusterId, ...wanted };
  const at = wanted.organisationId;
  const exists = at === null || schoolsOf(ctx.db, clusterId).some((school) => school.id === at);
  const free = mayShare(seat.kind) || holderOf(ctx.db, seat) === null;
  return exists && free ? { word, seat, replaces: null, holder: null } : null;
}

/** «Добавить»: where, then as whom; the name is asked for as for an empty office. */
async function askPlace(ctx: Ctx, chair: Member): Promise<void> {
  const rows = schoolsOf(ctx.db, chair.clusterId).map((school): Button[] => [
    { text: school.name, data: packCallback("p", "addat", school.id) },
  ]);
  rows.push([{ text: otherOrganisationButton, data: packCallback("p", "addat", 0) }]);
  rows.push([{ text: toList, data: packCallback("p", "list", 0) }]);
  await toast(ctx);
  await show(ctx, chooseAddPlace(), rows);
}

async function askOffice(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const school = schoolsOf(ctx.db, chair.clusterId).find(({ id }) => id === callbackId(word));
  if (school === undefined && word !== "0") return toast(ctx, staleButton);
  const organisationId = school?.id ?? null;
  const rows = (school === undefined ? OTHER_ASKS : SCHOOL_ASKS).flatMap((office): Button[][] => {
    const asked = `${office.word}_${organisationId ?? 0}`;
    return vacancy(ctx, chair, asked) === null
      ? []
      : [[{ text: officeButton(office), data: packCallback("p", "name", asked) }]];
  });
  rows.push([{ text: back, data: packCallback("p", "add") }]);
  await toast(ctx);
  await show(ctx, chooseAddOffice(school?.name ?? null), rows);
}

async function ask(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const found = vacancy(ctx, chair, word);
  if (found === null) return toast(ctx, seatTaken);
  ctx.commit((tx) => openQuestion(tx, chair.chatId, "people.name", { word: found.word }, instant(ctx.now)));
  await toast(ctx);
  const office = officeWithPlace(found.seat, placeNames(ctx.db, chair.clusterId));
  await say(ctx, askName(office, found.holder?.name ?? null));
}

export const answerName: Answer = async (ctx, subject, text) => {
  const { chatId, member } = ctx;
  if (chatId === undefined) return;
  const refusal = peopleRefusal(member, "managePeople");
  const found = member === null || refusal !== null ? null : vacancy(ctx, member, wordOf(subject));
  if (member === null || found === null) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return say(ctx, html`${refusal ?? seatTaken}`);
  }
  const reading = readPersonName(text);
  if (!reading.ok) return say(ctx, html`${nameProblem(reading.problem)}`);
  const [namesake] = namesakes(ctx.db, member.clusterId, reading.name);
  const same =
    namesake === undefined ? null : findStaffPerson(ctx.db, member.clusterId, namesake.personId, ctx.today);
  if (same !== null && same.personId !== found.holder?.personId) {
    ctx.commit((tx) => closeQuestion(tx, chatId));
    return askWhichOne(ctx, member, found, same);
  }
  if (same !== null) return say(ctx, html`${sameHolder}`);
  const personId = ctx.commit((tx) => {
    closeQuestion(tx, chatId);
    return nameForOffice(tx, changeBy(ctx, member), found.seat, { name: reading.name }, found.replaces);
  });
  if (personId === null) return say(ctx, html`${seatTaken}`);
  await tellNamed(ctx, member, found, personId, say);
};

function wordOf(subject: unknown): string | undefined {
  const word =
    typeof subject === "object" && subject !== null && "word" in subject ? subject.word : undefined;
  return typeof word === "string" ? word : undefined;
}

/** Two teachers of one name work in one district: only the chair can tell. */
async function askWhichOne(ctx: Ctx, chair: Member, found: Vacancy, same: StaffPerson): Promise<void> {
  const where = whereabouts(same, placeNames(ctx.db, chair.clusterId));
  await say(ctx, sameNameQuestion(same.name, where), [
    [{ text: sameButton, data: packCallback("p", "same", found.word, same.personId) }],
    [{ text: otherButton, data: packCallback("p", "other", found.word, same.personId) }],
  ]);
}

async function choose(ctx: Ctx, chair: Member, [word, personWord]: readonly string[]): Promise<void> {
  const found = vacancy(ctx, chair, word);
  if (found === null) return toast(ctx, seatTaken);
  const id = callbackId(personWord);
  const same = id === null ? null : findStaffPerson(ctx.db, chair.clusterId, id, ctx.today);
  if (same === null || same.personId === found.holder?.personId) return toast(ctx, personGone);
  const isSame = ctx.callbackQuery?.data?.startsWith("p:same:") === true;
  const who = isSame ? { personId: same.personId } : { name: same.name };
  const change = changeBy(ctx, chair);
  const personId = commitStaff(
    ctx,
    change,
    (tx) => nameForOffice(tx, change, found.seat, who, found.replaces),
    (id) => (id === null ? [] : [id]),
  );
  if (personId === null) return toast(ctx, seatTaken);
  await toast(ctx);
  await tellNamed(ctx, chair, found, personId, show);
}

async function tellNamed(
  ctx: Ctx,
  chair: Member,
  found: Vacancy,
  personId: number,
  tell: typeof say,
): Promise<void> {
  const person = findStaffPerson(ctx.db, chair.clusterId, personId, ctx.today);
  if (person === null) return;
  const office = officeWithPlace(found.seat, placeNames(ctx.db, chair.clusterId));
  const joined = person.state === "in";
  const rows: Button[][] = [
    ...(joined
      ? []
      : [[{ text: inviteButton(person.state !== "out"), data: packCallback("p", "inv", personId) }]]),
    [{ text: toList, data: packCallback("p", "list", 0) }],
  ];
  const left = found.holder?.offices.some(({ kind }) => kind === "council") === true;
  const council = left && person.offices.some(({ kind }) => kind === "council");
  await tell(ctx, named(person.name, office, { council, joined }), rows);
}
