import { Composer } from "grammy";
import { instant } from "../calendar/instant.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { callbackId, packCallback } from "../telegram/callback-data.ts";
import type { Answer } from "../telegram/feature.ts";
import { html } from "../telegram/html.ts";
import { closeQuestion, openQuestion } from "../telegram/question-store.ts";
import { placeNames } from "./cluster-store.ts";
import { changeBy, chairTap, peopleRefusal } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import {
  askName,
  inviteButton,
  named,
  officeWithPlace,
  otherButton,
  personGone,
  sameButton,
  sameHolder,
  sameNameQuestion,
  seatTaken,
  toList,
} from "./people-texts.ts";
import { namesakes, type Seat } from "./people-store.ts";
import { readPersonName } from "./person-name.ts";
import { nameProblem } from "./person-name-texts.ts";
import { readSeatWord } from "./seat-word.ts";
import { emptySeats, type StaffPerson } from "./staff.ts";
import { findStaffPerson, loadStaff } from "./staff-store.ts";
import { findOffice, nameForOffice } from "./staffing-store.ts";

/** The chair types who holds an office: one that nobody holds, or one whose holder is replaced. */
export const naming = new Composer<Ctx>();

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
  const seat = emptySeats(loadStaff(ctx.db, clusterId, ctx.today)).find(
    (seat) =>
      seat.kind === wanted?.kind && seat.of === wanted.of && seat.organisationId === wanted.organisationId,
  );
  return word === undefined || seat === undefined
    ? null
    : { word, seat: { clusterId, ...seat }, replaces: null, holder: null };
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
  const places = placeNames(ctx.db, chair.clusterId);
  const where = same.offices.map((office) => officeWithPlace(office, places)).join("; ");
  await say(ctx, sameNameQuestion(same.name, where === "" ? same.position : where), [
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
  const personId = ctx.commit((tx) =>
    nameForOffice(tx, changeBy(ctx, chair), found.seat, who, found.replaces),
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
