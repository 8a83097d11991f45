import { Composer } from "grammy";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { packCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, show, toast } from "../telegram/context.ts";
import { deadButton } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { personBehind } from "./card-bot.ts";
import { placeNames } from "./cluster-store.ts";
import { grantsIn, grantsOf } from "./grant-store.ts";
import { setGrant } from "./granting-store.ts";
import {
  chairHasAll,
  chooseGranted,
  GRANT_BUTTONS as BUTTONS,
  grantQuestion,
  grantsAsBefore,
  grantsScreen,
  grantSwitch,
  notGrantable,
  onlyChairGrants,
  personGrants,
} from "./grant-texts.ts";
import { changeBy, memberTap } from "./manager-bot.ts";
import type { Member } from "./member.ts";
import { officeWithPlace, personGone } from "./people-texts.ts";
import { GRANT_KINDS, isGrant, may } from "./rights.ts";
import type { StaffPerson } from "./staff.ts";
import { loadStaff } from "./staff-store.ts";

/** «Кому что разрешено»: what the chair allows beyond the offices, shown before it is saved, told to the person. */
export const granting = new Composer<Ctx>();

granting.callbackQuery(/^p:grants$/, grantTap(openScreen));
granting.callbackQuery(/^p:grwho:/, grantTap(choose));
granting.callbackQuery(/^p:gr:/, grantTap(openPerson));
granting.callbackQuery(/^p:grask:/, grantTap(ask));
granting.callbackQuery(/^p:grok:/, grantTap(save));

/** Names on one screen of a phone. */
const PAGE = 12;

type Handler = (ctx: Ctx, chair: Member, words: readonly string[]) => Promise<void>;

function grantTap(handle: Handler): (ctx: Ctx) => Promise<void> {
  return memberTap((ctx, member, words) =>
    may(member, { do: "grantRights", clusterId: member.clusterId })
      ? handle(ctx, member, words)
      : toast(ctx, onlyChairGrants),
  );
}

const personData = (personId: number): string => packCallback("p", "gr", personId);
const toScreen: Button[] = [{ text: BUTTONS.toScreen, data: packCallback("p", "grants") }];

async function openScreen(ctx: Ctx, { clusterId }: Member): Promise<void> {
  const granted = grantsIn(ctx.db, clusterId);
  const people = loadStaff(ctx.db, clusterId, ctx.today).people.flatMap((person) => {
    const grants = granted.get(person.personId) ?? [];
    return grants.length > 0 ? [{ ...person, grants }] : [];
  });
  await toast(ctx);
  await show(ctx, grantsScreen(people), [
    ...inRows(
      people.map(({ personId, name }) => ({ text: name, data: personData(personId) })),
      2,
    ),
    [{ text: BUTTONS.more, data: packCallback("p", "grwho", 0) }],
    [{ text: BUTTONS.toSettings, data: "set:home" }],
  ]);
}

async function choose(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const asked = pageNumber(word);
  if (asked === null) return toast(ctx, deadButton);
  const people = loadStaff(ctx.db, chair.clusterId, ctx.today)
    .people.filter((person) => whyNot(person) === null)
    .toSorted((a, b) => a.name.localeCompare(b.name, "ru"));
  const page = pageOf(people, asked, PAGE);
  await toast(ctx);
  await show(
    ctx,
    chooseGranted(page),
    filled([
      ...inRows(
        page.items.map(({ personId, name }) => ({ text: name, data: personData(personId) })),
        2,
      ),
      pager(page, (to) => packCallback("p", "grwho", to)),
      toScreen,
    ]),
  );
}

/** Why nothing can be allowed to a person, or null. */
function whyNot(person: StaffPerson): string | null {
  if (person.offices.some(({ kind, actingUntil }) => kind === "chair" && actingUntil == null))
    return chairHasAll;
  return person.state === "out" || person.offices.length === 0 ? notGrantable : null;
}

/** The person of a button; null after saying why there is none. */
async function grantee(ctx: Ctx, chair: Member, word: string | undefined): Promise<StaffPerson | null> {
  const person = personBehind(ctx, chair, word);
  const problem = person === null ? personGone : whyNot(person);
  if (problem === null) return person;
  await toast(ctx, problem);
  return null;
}

function personScreen(ctx: Ctx, chair: Member, person: StaffPerson, saved: boolean): [Html, Button[][]] {
  const grants = grantsOf(ctx.db, person.personId);
  const places = placeNames(ctx.db, chair.clusterId);
  const offices = person.offices.map((office) => officeWithPlace(office, places));
  return [
    personGrants(person.name, offices, grants, saved),
    [
      ...GRANT_KINDS.map((grant) => {
        const allowed = grants.includes(grant);
        const data = packCallback("p", "grask", person.personId, grant, allowed ? 0 : 1);
        return [{ text: grantSwitch(grant, allowed), data }];
      }),
      toScreen,
    ],
  ];
}

async function openPerson(ctx: Ctx, chair: Member, [word]: readonly string[]): Promise<void> {
  const person = await grantee(ctx, chair, word);
  if (person === null) return;
  await toast(ctx);
  await show(ctx, ...personScreen(ctx, chair, person, false));
}

async function ask(ctx: Ctx, chair: Member, [word, grant, allow]: readonly string[]): Promise<void> {
  const person = await grantee(ctx, chair, word);
  if (person === null) return;
  if (!isGrant(grant) || (allow !== "0" && allow !== "1")) return toast(ctx, deadButton);
  if (grantsOf(ctx.db, person.personId).includes(grant) === (allow === "1"))
    return toast(ctx, grantsAsBefore);
  await toast(ctx);
  await show(ctx, grantQuestion(person.name, grant, allow === "1"), [
    [
      { text: BUTTONS.save, data: packCallback("p", "grok", person.personId, grant, allow) },
      { text: BUTTONS.back, data: personData(person.personId) },
    ],
  ]);
}

async function save(ctx: Ctx, chair: Member, [word, grant, allow]: readonly string[]): Promise<void> {
  const person = await grantee(ctx, chair, word);
  if (person === null) return;
  if (!isGrant(grant) || (allow !== "0" && allow !== "1")) return toast(ctx, deadButton);
  const changed = ctx.commit((tx) =>
    setGrant(tx, changeBy(ctx, chair), person.personId, grant, allow === "1"),
  );
  await toast(ctx, changed ? undefined : grantsAsBefore);
  await show(ctx, ...personScreen(ctx, chair, person, changed));
}
