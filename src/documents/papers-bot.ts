import { Composer } from "grammy";
import { monthOf } from "../calendar/month.ts";
import type { Member } from "../people/member.ts";
import { may } from "../people/rights.ts";
import { nextPlanButton } from "../plan/next/next-plan-texts.ts";
import { noPlan } from "../summary/plan-pages-texts.ts";
import { filled, inRows, pager } from "../telegram/button-rows.ts";
import { callbackId, packCallback, unpackCallback } from "../telegram/callback-data.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import { deadButton, notAllowed, strangerText } from "../telegram/general-texts.ts";
import type { Html } from "../telegram/html.ts";
import { pageNumber, pageOf } from "../telegram/page.ts";
import { typed } from "../telegram/typed-word.ts";
import { agendaFileName, sittingButton } from "./agenda-texts.ts";
import { agendaOf, sittingsOf } from "./agenda.ts";
import { sendNote, showNotes } from "./month-note-bot.ts";
import { back, type Screen, send, sending, showScreen } from "./paper-sending-bot.ts";
import {
  agendaSent,
  choosePaper,
  chooseSitting,
  noPapers,
  noSittings,
  PAPERS_WORDS as words,
  reportSent,
} from "./papers-texts.ts";
import { loadPlanFacts, type PlanFacts } from "./plan-report-store.ts";
import { reportFileName } from "./plan-report-texts.ts";
import { countOutcomes } from "./plan-report.ts";
import { workbookFileName, workbookSent } from "./plan-workbook-texts.ts";
import { planWorkbook } from "./plan-workbook.ts";

/*
 * «Документы»: every paper of the plan by a button, for those who see the cluster's status. The tap is answered before
 * a paper is made, and the libraries that write files are loaded when one is first wanted: they are large.
 */

const SITTINGS = 8;

export const planPapers = new Composer<Ctx>();
planPapers.command("report", openPapers);
planPapers.hears(typed("report"), openPapers);
planPapers.callbackQuery(/^x:(?:home|plan|table|sittings|agenda|notes|note)(?::|$)/, tapped);

const mayTake = (member: Member | null): member is Member =>
  member !== null && may(member, { do: "seeClusterStatus", clusterId: member.clusterId });

async function openPapers(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (member === null) return say(ctx, strangerText());
  if (!mayTake(member)) return say(ctx, noPapers());
  const facts = loadPlanFacts(ctx.db, member.clusterId, ctx);
  await (facts === null ? say(ctx, withoutPlan(member)) : say(ctx, ...home(ctx, member, facts)));
}

const withoutPlan = (member: Member): Html =>
  noPlan(may(member, { do: "changePlan", clusterId: member.clusterId }));

function home({ today }: Ctx, member: Member, { plan, figures }: PlanFacts): Screen {
  const { clusterId } = member;
  const button = (text: string, ...data: string[]): Button[] => [{ text, data: packCallback("x", ...data) }];
  const seesFigures = may(member, { do: "seeClusterFigures", clusterId });
  const form = figures[0]?.form;
  return [
    choosePaper(plan.title),
    filled([
      ...(today <= plan.to ? [button(words.reportNow, "plan", "now")] : []),
      button(words.reportWhole, "plan", "all"),
      button(words.workbook, "table"),
      button(words.agenda, "sittings", "0"),
      ...(seesFigures ? [button(words.notes, "notes", "0")] : []),
      ...(form !== undefined && may(member, { do: "reviewFigures", clusterId })
        ? [button(words.year, "year", form, monthOf(today))]
        : []),
      button(nextPlanButton, "next"),
    ]),
  ];
}

async function tapped(ctx: Ctx): Promise<void> {
  const { member } = ctx;
  if (!mayTake(member)) return toast(ctx, notAllowed);
  const [, kind = "", first = "", second = ""] = unpackCallback(ctx.callbackQuery?.data ?? "") ?? [];
  if (kind === "note") return sendNote(ctx, member, first, second);
  if (kind === "plan" && first !== "now" && first !== "all") return toast(ctx, deadButton);
  // A large plan takes a moment to be read.
  if (kind === "plan" || kind === "table") await sending(ctx);
  const facts = loadPlanFacts(ctx.db, member.clusterId, ctx);
  if (facts === null) {
    if (kind !== "plan" && kind !== "table") await toast(ctx);
    return show(ctx, withoutPlan(member));
  }
  switch (kind) {
    case "home":
      return showScreen(ctx, home(ctx, member, facts));
    case "plan":
      return sendReport(ctx, facts, first === "now");
    case "table":
      return sendWorkbook(ctx, facts);
    case "sittings":
      return showScreen(ctx, sittings(ctx, facts, pageNumber(first) ?? 0));
    case "agenda":
      return sendAgenda(ctx, facts, callbackId(first));
    default:
      return showNotes(ctx, member, facts, pageNumber(first) ?? 0);
  }
}

// ── The plan ───────────────────────────────────────────────────────────────────────────────────────────────

const sendReport = (ctx: Ctx, facts: PlanFacts, untilToday: boolean): Promise<void> =>
  send(ctx, {
    make: async () => (await import("./plan-report-file.ts")).planReportDocument(facts, untilToday),
    name: reportFileName(facts.plan, untilToday ? facts.today : null),
    caption: reportSent(facts.today, countOutcomes(facts.events), untilToday),
  });

const sendWorkbook = (ctx: Ctx, { plan, events }: PlanFacts): Promise<void> =>
  send(ctx, {
    make: async () => (await import("./workbook-file.ts")).workbookFile(planWorkbook(plan, events)),
    name: workbookFileName(plan),
    caption: workbookSent(plan.title),
  });

// ── The Council's sittings ─────────────────────────────────────────────────────────────────────────────────

function sittings({ today }: Ctx, { events, plan }: PlanFacts, asked: number): Screen {
  const all = sittingsOf(events, plan);
  if (all.length === 0) return [noSittings(), [back]];
  const page = pageOf(all, asked, SITTINGS);
  return [
    chooseSitting(page, today),
    filled([
      ...inRows(
        page.items.map((one) => ({
          text: sittingButton(one),
          data: packCallback("x", "agenda", one.occurrenceId),
        })),
        1,
      ),
      pager(page, (to) => packCallback("x", "sittings", to)),
      back,
    ]),
  ];
}

async function sendAgenda(ctx: Ctx, facts: PlanFacts, occurrenceId: number | null): Promise<void> {
  const all = sittingsOf(facts.events, facts.plan);
  const sitting = all.find((one) => one.occurrenceId === occurrenceId);
  if (sitting === undefined) return toast(ctx, deadButton);
  await sending(ctx);
  await send(ctx, {
    make: async () => (await import("./agenda-file.ts")).agendaDocument(agendaOf(sitting, all, facts), facts),
    name: agendaFileName(sitting),
    caption: agendaSent(sitting),
  });
}
