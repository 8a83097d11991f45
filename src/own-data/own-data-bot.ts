import { Composer, InputFile } from "grammy";
import { dayWords } from "../calendar/calendar-texts.ts";
import { dayOf } from "../calendar/day.ts";
import { momentOf } from "../calendar/instant.ts";
import type { ToldEntry } from "../journal/journal-entry.ts";
import { journalNames } from "../journal/journal-names.ts";
import { loadEntries, peopleNames } from "../journal/journal-store.ts";
import { placeNames } from "../people/cluster-store.ts";
import { isEmpty, type PersonalData, personalData } from "../people/privacy-store.ts";
import { myDataLines, nothingStored, type ShownData } from "../people/privacy-texts.ts";
import { textPages } from "../people/text-pages.ts";
import { type Ctx, say } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { typed } from "../telegram/typed-word.ts";
import type { OwnData } from "./own-data.ts";
import { ownData } from "./own-data-store.ts";
import { ownDataFileName, ownDataSent, ownDataText } from "./own-data-texts.ts";

/** «Мои данные»: what is kept of whoever asks, in short in the chat and all of it as files. */
export function ownDataFeature(): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("mydata", tellData);
  handlers.hears(typed("mydata"), tellData);
  return { handlers, answers: {} };
}

/** Telegram takes 4,096 characters. */
const PAGE = 3900;

async function tellData(ctx: Ctx): Promise<void> {
  if (ctx.chatId === undefined) return;
  const data = personalData(ctx.db, ctx.chatId);
  if (isEmpty(data)) return say(ctx, nothingStored());
  for (const page of textPages(myDataLines(shown(data, ctx.zone)), PAGE)) await say(ctx, page);
  await sendFiles(ctx, ctx.chatId);
}

/** The data with its instants as days of the cluster. */
function shown(data: PersonalData, zone: string): ShownData {
  const dayIn = (at: string, where: string) => dayWords(dayOf(momentOf(at, where), where), { year: true });
  const day = (text: string | null) => (text === null ? null : dayWords(text, { year: true }));
  return {
    chatId: data.chatId,
    people: data.people.map((person) => ({
      ...person,
      joined: person.joinedAt === null ? null : dayIn(person.joinedAt, person.timezone),
      wishes:
        person.wishes === null
          ? null
          : {
              ...person.wishes,
              pausedFrom: day(person.wishes.pausedFrom),
              pausedTo: day(person.wishes.pausedTo),
            },
      offices: person.offices.map((office) => ({
        ...office,
        since: day(office.since),
        until: day(office.until),
      })),
    })),
    consents: data.consents.map((consent) => ({
      version: consent.version,
      given: dayIn(consent.givenAt, zone),
      withdrawn: consent.withdrawnAt === null ? null : dayIn(consent.withdrawnAt, zone),
    })),
    requests: data.requests.map((request) => ({ ...request, created: dayIn(request.createdAt, zone) })),
    questionAsked: data.questionAskedAt === null ? null : dayIn(data.questionAskedAt, zone),
  };
}

/** To be read, and for a program: the same rows. */
async function sendFiles(ctx: Ctx, chatId: number): Promise<void> {
  const data = ownData(ctx.db, chatId);
  const journal = data.people.map((person) => entriesOf(ctx, person));
  // With the mark by which every phone and Excel know Russian letters.
  const text = `\uFEFF${ownDataText(data, journal, ctx.zone)}`;
  for (const [kind, content] of [["text", text] as const, ["json", JSON.stringify(data, null, 2)] as const]) {
    await ctx.replyWithDocument(new InputFile(new TextEncoder().encode(content), ownDataFileName[kind]), {
      caption: ownDataSent[kind]().text,
      parse_mode: "HTML",
    });
  }
}

/** What the person has changed, and what was changed about the person. */
function entriesOf(ctx: Ctx, { personId, clusterId, timezone }: OwnData["people"][number]): ToldEntry[] {
  const forms = [...ctx.forms(ctx.db, clusterId).values()].flat();
  const names = journalNames(peopleNames(ctx.db, clusterId), placeNames(ctx.db, clusterId), forms);
  const all = { from: 0, size: Number.MAX_SAFE_INTEGER };
  return loadEntries(ctx.db, clusterId, { of: "person", id: personId }, all).map((entry) => ({
    ...entry,
    names,
    zone: timezone,
  }));
}
