import { Composer, InputFile } from "grammy";
import { isMonth, type Month } from "../calendar/month.ts";
import { hasBegun } from "../monitoring/asked-month.ts";
import type { Form } from "../monitoring/form.ts";
import { formFor } from "../monitoring/form-versions.ts";
import { monthFigures } from "../monitoring/month-figures-store.ts";
import { yearAnalysis } from "../monitoring/year-analysis.ts";
import { yearFrom } from "../monitoring/year-figures.ts";
import { schoolYear } from "../monitoring/year-texts.ts";
import { yearFigures } from "../monitoring/year-figures-store.ts";
import { findCluster } from "../people/cluster-store.ts";
import { may } from "../people/rights.ts";
import { unpackCallback } from "../telegram/callback-data.ts";
import { captioned, type Ctx, say, toast } from "../telegram/context.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { monthChart } from "./month-chart.ts";
import { monthWorkbook } from "./month-workbook.ts";
import {
  monthChartSent,
  monthWorkbookName,
  monthWorkbookSent,
  noFiguresYet,
} from "./month-workbook-texts.ts";
import { noTrendYet, yearAnalysisName, yearAnalysisSent, yearChartSent } from "./year-analysis-texts.ts";
import { yearChart } from "./year-chart.ts";

/** What a paper of the figures is made of. The libraries that write files are large: each is loaded when it is needed. */
interface Asked {
  form: Form;
  month: Month;
  cluster: { id: number; name: string };
}

type Paper = (ctx: Ctx, asked: Asked) => Promise<void>;

const papers: Record<string, Paper> = {
  month: async (ctx, { form, month, cluster }) => {
    const { workbookFile } = await import("./workbook-file.ts");
    const bytes = await workbookFile(
      monthWorkbook(form, figuresOf(ctx, { form, month, cluster }), cluster.name),
    );
    await sendDocument(ctx, bytes, monthWorkbookName(month), monthWorkbookSent(form.title, month));
  },

  chart: async (ctx, { form, month, cluster }) => {
    const chart = monthChart(form, figuresOf(ctx, { form, month, cluster }), cluster.name);
    if (chart === null) return say(ctx, html`${noFiguresYet(month)}`);
    const { chartFile } = await import("./chart-file.ts");
    await ctx.replyWithPhoto(
      new InputFile(chartFile(chart), `Мониторинг ${month}.png`),
      captioned(ctx, monthChartSent(month)),
    );
  },

  year: async (ctx, asked) => {
    const { form, month, cluster } = asked;
    const analysis = yearAnalysis(yearOf(ctx, asked));
    const [{ yearAnalysisDocument }, { chartFile }] = await Promise.all([
      import("./year-analysis-file.ts"),
      import("./chart-file.ts"),
    ]);
    const size = yearChart(analysis, cluster.name);
    const chart = size === null ? null : { png: chartFile(size), size };
    const given = { form: form.title, cluster: cluster.name, chart };
    const from = yearFrom(form, month);
    const bytes = await yearAnalysisDocument(analysis, given);
    await sendDocument(ctx, bytes, yearAnalysisName(from), yearAnalysisSent(form.title, from));
  },

  trend: async (ctx, asked) => {
    const analysis = yearAnalysis(yearOf(ctx, asked));
    const chart = yearChart(analysis, asked.cluster.name);
    if (chart === null) return say(ctx, html`${noTrendYet(analysis.from)}`);
    const { chartFile } = await import("./chart-file.ts");
    await ctx.replyWithPhoto(new InputFile(chartFile(chart), `Мониторинг ${schoolYear(analysis.from)}.png`), {
      caption: yearChartSent(asked.form.short, analysis.from).text,
      parse_mode: "HTML",
    });
  },
};

const yearOf = (ctx: Ctx, { form, month, cluster }: Asked) =>
  yearFigures(ctx.db, {
    clusterId: cluster.id,
    code: form.code,
    versions: ctx.forms(ctx.db, cluster.id).get(form.code) ?? [],
    from: yearFrom(form, month),
    today: ctx.today,
    calendar: ctx.calendar,
  });

const figuresOf = (ctx: Ctx, { form, month, cluster }: Asked) =>
  monthFigures(ctx.db, { clusterId: cluster.id, form, month, today: ctx.today, calendar: ctx.calendar });

async function sendDocument(
  ctx: Ctx,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  caption: Html,
): Promise<void> {
  await ctx.replyWithDocument(new InputFile(bytes, name), captioned(ctx, caption));
}

/** Papers of the monthly figures, each by a button of the chair's month. */
export const figuresPapers = new Composer<Ctx>();
figuresPapers.callbackQuery(/^x:(?:month|chart|year|trend):/, async (ctx) => {
  const { member } = ctx;
  if (member === null || !may(member, { do: "reviewFigures", clusterId: member.clusterId })) {
    return toast(ctx, notAllowed);
  }
  const [, kind = "", code = "", month = ""] = unpackCallback(ctx.callbackQuery.data) ?? [];
  const [paper, form] = [papers[kind], formFor(ctx.forms(ctx.db, member.clusterId), code, month)];
  const known = isMonth(month) && hasBegun(month, ctx.today);
  if (paper === undefined || form === null || !known) return toast(ctx, deadButton);
  await toast(ctx);
  await ctx.replyWithChatAction(kind === "chart" || kind === "trend" ? "upload_photo" : "upload_document");
  const { clusterId: id } = member;
  await paper(ctx, { form, month, cluster: { id, name: findCluster(ctx.db, id)?.name ?? "" } });
});
