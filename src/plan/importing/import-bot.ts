import { Composer } from "grammy";
import { instant } from "../../calendar/instant.ts";
import type { Member } from "../../people/member.ts";
import { may } from "../../people/rights.ts";
import { type Ctx, say, show, toast } from "../../telegram/context.ts";
import type { Download } from "../../telegram/download.ts";
import { MAX_DOWNLOAD_BYTES } from "../../telegram/download.ts";
import type { Feature } from "../../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../../telegram/general-texts.ts";
import { typed } from "../../telegram/typed-word.ts";
import type { ImportedPlan, ImportProblem } from "../plan-store.ts";
import { noChanges } from "./diff-texts.ts";
import { diffHandlers } from "./diff-bot.ts";
import { fileNotes, isDecisive } from "./doubt.ts";
import { answerDoubt, doubtHandlers } from "./doubt-bot.ts";
import { type Draft, type Incoming, newState } from "./draft.ts";
import { type DraftRow, dropDraftOf, keepDraft } from "./draft-store.ts";
import {
  askFile,
  askRefuse,
  draftDropped,
  DRAFT_WORDS,
  fileRefused,
  fileTooBig,
  newerFile,
  noDraft,
  notDownloaded,
  notForYou,
  photoSent,
} from "./draft-texts.ts";
import { noEvents } from "../import-texts.ts";
import {
  draftData,
  draftFrom,
  draftTap,
  type OpenDraft,
  openDraft,
  saveAnswer,
  showPlan,
  type Tell,
  closeDraftQuestion,
  QUESTIONS,
} from "./open-draft-bot.ts";
import { startHandlers } from "./start-bot.ts";
import type { PlannedMessage } from "./start-texts.ts";
import { answerCell, understoodHandlers } from "./understood-bot.ts";
import type { Db } from "../../db/open.ts";
import type { Period } from "../../calendar/period.ts";
import type { DateTime } from "luxon";

/** Who brings a draft to an end, and when. */
export interface DraftEnd {
  clusterId: number;
  personId: number;
  now: DateTime;
  zone: string;
}

/** What lies beyond the plan itself: the line, the reader, the duties and the reminders. */
export interface ImportParts {
  download: Download;
  /** What a plan's file says, or a Russian sentence with what is wrong with it. */
  read(
    file: { bytes: Uint8Array; fileName: string },
    clusterId: number,
  ): Promise<Incoming | { problem: string }>;
  /** Makes a draft the running plan; call it in a transaction. */
  start(tx: Db, row: DraftRow, draft: Draft, end: DraftEnd): StartedPlan | ImportProblem;
  /** Makes the changes of a running plan that were taken; call it in a transaction. */
  change(tx: Db, row: DraftRow, draft: Draft, end: DraftEnd): { applied: number; differs: string[] };
  /** What would be sent in this time if the draft ran and nobody answered. */
  preview(db: Db, row: DraftRow, draft: Draft, end: DraftEnd, time: Period): PlannedMessage[];
}

export type StartedPlan = ImportedPlan & { differs: string[] };

/** A plan's file in the chat: read, its doubts settled, started; or laid beside the plan that runs. */
export function importFeature(parts: ImportParts): Feature {
  const handlers = new Composer<Ctx>();
  handlers.command("import", openImport);
  handlers.hears(typed("import"), openImport);
  handlers.on("message:document", (ctx) => fileSent(ctx, parts));
  handlers.on("message:photo", async (ctx) => {
    if (ctx.member === null) return say(ctx, strangerText());
    await say(ctx, mayImport(ctx) ? photoSent() : notForYou());
  });
  handlers.callbackQuery(/^i:o:/, draftTap(planTapped));
  handlers.callbackQuery(/^i:x:/, draftTap(refuseAsked));
  handlers.callbackQuery(/^i:xx:/, draftTap(refused));
  handlers.callbackQuery(/^i:in:/, draftTap(incomingTapped, { revision: true }));
  handlers.use(doubtHandlers(), understoodHandlers(), diffHandlers(), startHandlers(parts));
  handlers.callbackQuery(/^i:/, (ctx) => toast(ctx, mayImport(ctx) ? deadButton : notAllowed));
  return { handlers, answers: { [QUESTIONS.doubt]: answerDoubt, [QUESTIONS.cell]: answerCell } };
}

const mayImport = ({ member }: Ctx): boolean =>
  may(member, { do: "importPlan", clusterId: member?.clusterId ?? 0 });

async function openImport(ctx: Ctx): Promise<void> {
  if (ctx.member === null) return say(ctx, strangerText());
  if (!mayImport(ctx)) return say(ctx, notForYou());
  const open = openDraft(ctx);
  await (open === null ? say(ctx, askFile()) : showPlan(ctx, open, say));
}

async function fileSent(ctx: Ctx, parts: ImportParts): Promise<void> {
  const { member } = ctx;
  const document = ctx.message?.document;
  if (member === null || document === undefined) return say(ctx, strangerText());
  if (!mayImport(ctx)) return say(ctx, notForYou());
  if ((document.file_size ?? 0) > MAX_DOWNLOAD_BYTES) return say(ctx, fileTooBig());
  await typing(ctx);
  const bytes = await parts.download(document.file_id);
  if (bytes === "tooBig") return say(ctx, fileTooBig());
  if (bytes === "failed") return say(ctx, notDownloaded());
  const file = await parts.read({ bytes, fileName: fileNameOf(document.file_name) }, member.clusterId);
  if ("problem" in file) return say(ctx, fileRefused(file.problem));
  if (file.reading.events.length === 0) return say(ctx, fileRefused(noEvents));
  await keepFile(ctx, file, member);
}

/** It is a convenience: its failure breaks nothing. */
async function typing(ctx: Ctx): Promise<void> {
  try {
    await ctx.replyWithChatAction("typing");
  } catch {
    // The answer itself will tell.
  }
}

const LONGEST_NAME = 120;

/** A name as it can be shown: without the marks that turn or hide text. */
const fileNameOf = (name: string | undefined): string =>
  (name ?? "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, LONGEST_NAME) || "план";

async function keepFile(ctx: Ctx, file: Incoming, chair: Member): Promise<void> {
  // Looked up after the download: a draft may have begun or ended meanwhile.
  const older = openDraft(ctx);
  if (older === null) return begin(ctx, chair, file, say);
  const { row } = older;
  if (row.fileHash === file.fileHash) return showPlan(ctx, older, say);
  const asked = await saveAnswer(ctx, older, { ...row.state, incoming: file });
  if (asked === null) return;
  await say(ctx, newerFile(row.fileName, file.fileName, row.state.answers.length), [
    [{ text: DRAFT_WORDS.replaceDraft, data: draftData(asked, "in", asked.row.revision, "yes") }],
    [{ text: DRAFT_WORDS.keepDraft, data: draftData(asked, "in", asked.row.revision, "no") }],
  ]);
}

/** A file becomes the chair's draft, unless it says just what the running plan does. */
async function begin(ctx: Ctx, chair: Member, file: Incoming, tell: Tell): Promise<void> {
  const { changes, doubts } = draftFrom(ctx, chair, file.reading, newState()).draft;
  const same = changes !== null && changes.all.length === 0 && !doubts.some(isDecisive);
  ctx.commit((tx) =>
    same ? dropDraftOf(tx, chair.clusterId, chair.personId) : keepDraft(tx, chair, file, instant(ctx.now)),
  );
  if (same) return tell(ctx, noChanges(changes.title, fileNotes(file.reading)));
  const open = openDraft(ctx);
  if (open !== null) await showPlan(ctx, open, tell);
}

async function incomingTapped(ctx: Ctx, open: OpenDraft, [word]: readonly string[]): Promise<void> {
  const { chair, row } = open;
  const { incoming } = row.state;
  await toast(ctx, incoming === null ? noDraft : undefined);
  if (incoming === null) return;
  if (word === "yes") return begin(ctx, chair, incoming, show);
  const now = await saveAnswer(ctx, open, { ...row.state, incoming: null });
  if (now !== null) await showPlan(ctx, now, show);
}

async function planTapped(ctx: Ctx, open: OpenDraft): Promise<void> {
  ctx.commit((tx) => closeDraftQuestion(tx, open.chair.chatId));
  await toast(ctx);
  await showPlan(ctx, open, show);
}

async function refuseAsked(ctx: Ctx, open: OpenDraft): Promise<void> {
  await toast(ctx);
  await show(ctx, askRefuse(), [
    [{ text: DRAFT_WORDS.refuseYes, data: draftData(open, "xx") }],
    [{ text: DRAFT_WORDS.refuseNo, data: draftData(open, "o") }],
  ]);
}

async function refused(ctx: Ctx, { chair }: OpenDraft): Promise<void> {
  ctx.commit((tx) => {
    closeDraftQuestion(tx, chair.chatId);
    dropDraftOf(tx, chair.clusterId, chair.personId);
  });
  await toast(ctx);
  await show(ctx, draftDropped());
}
