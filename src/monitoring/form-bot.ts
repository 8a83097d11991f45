import { Composer, InputFile } from "grammy";
import { instant } from "../calendar/instant.ts";
import { isMonth, monthOf } from "../calendar/month.ts";
import { recordAudit } from "../people/audit-store.ts";
import { pager } from "../telegram/button-rows.ts";
import { packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Download } from "../telegram/download.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { formNamed, formsOf } from "./asked-forms-bot.ts";
import { FormError, readForm } from "./form-file.ts";
import { formSource, LONGEST_FORM_BYTES } from "./form-source.ts";
import {
  addForm,
  allOwnForms,
  dropForm,
  isPlanned,
  lastReported,
  linkEvents,
  setFormMonth,
} from "./form-store.ts";
import { formProblem } from "./form-texts.ts";
import { answerTrial, endTrial, tapTrial, TRIAL, tryForm } from "./form-trial-bot.ts";
import {
  askFormMonth,
  formBack,
  formButtons,
  formDropped,
  formHome,
  formNotDownloaded,
  formNotForYou,
  formRefused,
  formRules,
  formSwitchedOn,
  formToasts,
  notNewer,
} from "./form-upload-texts.ts";
import { versionOf } from "./form-versions.ts";
import {
  findOwnPlace,
  mayChangeForm,
  openMonths,
  type OwnPlace,
  ownPlace,
  replyLook,
} from "./own-form-bot.ts";

const FORM_FILE = /\.ya?ml$/i;
const RULES_ON_PAGE = 6;

/** The chair's own form: a file in the chat, what it changes, a trial of it, and the month from which it is asked. */
export function formFeature(download: Download): Feature {
  const handlers = new Composer<Ctx>();
  handlers.on("message:document").filter(
    ({ message }) => FORM_FILE.test(message.document.file_name ?? ""),
    (ctx) => formSent(ctx, download),
  );
  handlers.callbackQuery(/^f:/, async (ctx) => {
    const [, name, ...words] = unpackCallback(ctx.callbackQuery.data) ?? [];
    if (name === "t") return mayChangeForm(ctx) ? tapTrial(ctx, words) : toast(ctx, notAllowed);
    if (name === "home" || name === "file") return homeTapped(ctx, name, words[0]);
    const tap = name === undefined || !Object.hasOwn(taps, name) ? undefined : taps[name];
    if (tap === undefined) return toast(ctx, mayChangeForm(ctx) ? deadButton : notAllowed);
    const place = await ownPlace(ctx, words[0]);
    if (place !== null) await tap(ctx, place, words[1]);
  });
  return { handlers, answers: { [TRIAL]: answerTrial } };
}

async function formSent(ctx: Ctx, download: Download): Promise<void> {
  const { member } = ctx;
  const document = ctx.message?.document;
  if (member === null || document === undefined) return say(ctx, strangerText());
  if (!mayChangeForm(ctx)) return say(ctx, formNotForYou());
  const tooLong = formRefused([formProblem.tooLong(LONGEST_FORM_BYTES / 1024)]);
  if ((document.file_size ?? 0) > LONGEST_FORM_BYTES) return say(ctx, tooLong);
  const bytes = await download(document.file_id);
  if (bytes === "tooBig") return say(ctx, tooLong);
  if (bytes === "failed") return say(ctx, formNotDownloaded());
  const source = formSource(bytes);
  if ("problem" in source) return say(ctx, formRefused([source.problem]));
  const form = readOrProblems(source.text);
  if ("problems" in form) return say(ctx, formRefused(form.problems));
  const newest = newestVersion(ctx, member.clusterId, form.code);
  if (form.version <= newest) return say(ctx, notNewer(form.version, newest));
  const { code, version } = form;
  const { clusterId, personId } = member;
  const at = instant(ctx.now);
  const id = ctx.commit((tx) => {
    const row = { clusterId, code, version, source: source.text, addedAt: at, addedBy: personId };
    const added = addForm(tx, row);
    const subject = `form:${added}`;
    const after = { code, version };
    recordAudit(tx, { clusterId, personId, at, action: "form.added", subject, before: null, after });
    return added;
  });
  const place = findOwnPlace(ctx, id);
  if (place !== null) await replyLook(ctx, say, place);
}

/** Of those that are switched on, read or not. */
function newestVersion(ctx: Ctx, clusterId: number, code: string): number {
  const own = allOwnForms(ctx.db, clusterId, code).filter(({ fromMonth }) => fromMonth !== null);
  const all = [...(formsOf(ctx).get(code) ?? []), ...own];
  return Math.max(0, ...all.map(({ version }) => version));
}

function readOrProblems(text: string) {
  try {
    return readForm(text, "form");
  } catch (error) {
    if (error instanceof FormError) return { problems: error.problems };
    throw error;
  }
}

/** What is asked now and from what file; the versions that the chair has sent. */
async function homeTapped(ctx: Ctx, name: "home" | "file", word: string | undefined): Promise<void> {
  const { member } = ctx;
  if (member === null || !mayChangeForm(ctx)) return toast(ctx, notAllowed);
  const code = formNamed(ctx, word);
  const versions = code === null ? [] : (formsOf(ctx).get(code) ?? []);
  const month = monthOf(ctx.today);
  const form = versionOf(versions, month);
  if (code === null || form === null) return toast(ctx, deadButton);
  await toast(ctx);
  if (name === "file") {
    const file = new InputFile(new TextEncoder().encode(form.source), `${code}-${form.version}.yaml`);
    await ctx.replyWithDocument(file);
    return;
  }
  const own = allOwnForms(ctx.db, member.clusterId, code);
  const row = (text: string, data: string): Button[] => [{ text, data }];
  await show(
    ctx,
    formHome(
      form,
      versions.filter(({ from }) => from !== null && from > month),
    ),
    [
      row(formButtons.file, packCallback("f", "file", code)),
      ...own.slice(0, 8).map((one) => row(formButtons.own(one), packCallback("f", "look", one.id))),
    ],
  );
}

type Tap = (ctx: Ctx, place: OwnPlace, word: string | undefined) => Promise<void>;

/** By the button's name, the second word of its data. */
const taps: Record<string, Tap> = {
  look: async (ctx, place) => {
    endTrial(ctx);
    await toast(ctx);
    await replyLook(ctx, show, place);
  },

  try: tryForm,

  rules: async (ctx, { row, form }, word) => {
    const asked = pageNumber(word);
    if (asked === null) return toast(ctx, deadButton);
    const page = pageOf(form.rules, asked, RULES_ON_PAGE);
    await toast(ctx);
    await show(ctx, formRules(form, page), [
      ...[pager(page, (to) => packCallback("f", "rules", row.id, to))].filter(({ length }) => length > 0),
      [lookButton(row.id)],
    ]);
  },

  when: async (ctx, place) => {
    const { row, form } = place;
    if (row.fromMonth !== null) return toast(ctx, formToasts.already);
    await toast(ctx);
    await show(ctx, askFormMonth(form), [
      ...openMonths(ctx, place).map((month): Button[] => [
        { text: formButtons.month(month), data: packCallback("f", "on", row.id, month) },
      ]),
      [lookButton(row.id)],
    ]);
  },

  on: async (ctx, place, month) => {
    const { row, form, clusterId, personId } = place;
    if (row.fromMonth !== null) return toast(ctx, formToasts.already);
    if (month === undefined || !isMonth(month) || !openMonths(ctx, place).includes(month)) {
      return toast(ctx, formToasts.monthTaken);
    }
    const at = instant(ctx.now);
    ctx.commit((tx) => {
      setFormMonth(tx, row.id, month);
      linkEvents(tx, clusterId, { code: row.code, words: form.event });
      const entry = {
        clusterId,
        personId,
        at,
        action: "form.switchedOn",
        subject: `form:${row.id}`,
      } as const;
      const change = (from: string | null) => ({ code: row.code, version: row.version, from });
      recordAudit(tx, { ...entry, before: change(null), after: change(month) });
    });
    await toast(ctx);
    await show(ctx, formSwitchedOn(form, month, isPlanned(ctx.db, clusterId, row.code, ctx.today)), [
      [{ text: formButtons.back, data: packCallback("f", "undo", row.id) }, lookButton(row.id)],
    ]);
  },

  undo: async (ctx, place) => {
    const { row, form, others, clusterId, personId } = place;
    const from = row.fromMonth;
    if (from === null) return toast(ctx, formToasts.gone);
    if ((lastReported(ctx.db, clusterId, row.code) ?? "") >= from) return toast(ctx, formToasts.reported);
    if (others.some((other) => (other.from ?? "") > from)) return toast(ctx, formToasts.notNewest);
    const at = instant(ctx.now);
    ctx.commit((tx) => {
      setFormMonth(tx, row.id, null);
      const entry = {
        clusterId,
        personId,
        at,
        action: "form.switchedOff",
        subject: `form:${row.id}`,
      } as const;
      const change = (month: string | null) => ({ code: row.code, version: row.version, from: month });
      recordAudit(tx, { ...entry, before: change(from), after: change(null) });
    });
    await toast(ctx);
    await show(ctx, formBack(form), [[lookButton(row.id)]]);
  },

  drop: async (ctx, { row, clusterId, personId }) => {
    if (row.fromMonth !== null) return toast(ctx, formToasts.already);
    const at = instant(ctx.now);
    ctx.commit((tx) => {
      dropForm(tx, row.id);
      const before = { code: row.code, version: row.version };
      const subject = `form:${row.id}`;
      recordAudit(tx, { clusterId, personId, at, action: "form.dropped", subject, before, after: null });
    });
    await toast(ctx);
    await show(ctx, formDropped());
  },
};

const lookButton = (id: number): Button => ({ text: formButtons.look, data: packCallback("f", "look", id) });
