import { Composer } from "grammy";
import type { Member } from "../people/member.ts";
import { clip } from "../plan/plan-texts.ts";
import { dueWords, eventMark } from "../reminders/digest-texts.ts";
import { loadClusterDuties } from "../reminders/duty-store.ts";
import { exampleOf, nextDates } from "../reminders/next-dates.ts";
import { POLICIES, policyOf } from "../reminders/policy.ts";
import { KEPT_CHOICES, pastBefore } from "../retention/past.ts";
import { countPast } from "../retention/retention-store.ts";
import { inRows } from "../telegram/button-rows.ts";
import { type Button, type Ctx, say, show, toast } from "../telegram/context.ts";
import type { Feature } from "../telegram/feature.ts";
import { deadButton, notAllowed } from "../telegram/general-texts.ts";
import { type Html, html } from "../telegram/html.ts";
import { dueChange } from "./due-change.ts";
import { choosePolicy, type Example } from "./policy-texts.ts";
import {
  CLUSTER_FIELDS,
  type Field,
  HOUR_CHOICES,
  isOwn,
  isSwitch,
  LAST_DUE_DAY,
  monthsOfWord,
  NONE,
  readField,
  readHour,
  readWord,
  type Switch,
  type Word,
  wordOfHour,
  wordOfMonths,
} from "./setting.ts";
import { changeQuestion, type Effect } from "./setting-change-texts.ts";
import {
  awaitText,
  changeOf,
  closeOurs,
  homeRow,
  homeScreen,
  ownTap,
  pack,
  setsCluster,
} from "./settings-screen-bot.ts";
import {
  changeSetting,
  countAtClusterHour,
  currentWord,
  loadSettings,
  type Settings,
} from "./settings-store.ts";
import {
  chairSets,
  chooseDueDay,
  chooseHour,
  chooseKept,
  chooseZone,
  hourProblem,
  keptButton,
  sameAlready,
  SETTINGS_BUTTONS as BUTTONS,
  zoneButton,
} from "./settings-texts.ts";
import { zoneOfCode, ZONES } from "./zones.ts";

/** What is set by choosing one value: shown, chosen, shown again with what it changes, and only then saved. */
export function settingHandlers(): Composer<Ctx> {
  const handlers = new Composer<Ctx>();
  handlers.callbackQuery(/^set:pick:/, ownTap(pick));
  handlers.callbackQuery(/^set:ask:/, ownTap(ask));
  handlers.callbackQuery(/^set:save:/, ownTap(save));
  return handlers;
}

const HOUR = "settings.hour";

export const settingAnswers: Feature["answers"] = { [HOUR]: hourTyped };

/** The field of a tap, or why it is not the member's to set. */
function fieldOf(member: Member, word: string | undefined): { field: Field } | string {
  const field = readField(word);
  if (field === null) return deadButton;
  return isOwn(field) || setsCluster(member) ? { field } : chairSets;
}

const settingsOf = (ctx: Ctx, { clusterId, personId }: Member): Settings =>
  loadSettings(ctx.db, clusterId, personId);

const usualHour = (ctx: Ctx, { cluster }: Settings, field: Field): string => {
  const standard = ctx.standardHour(cluster.timezone, ctx.now);
  return field === "at" ? (cluster.digestAt ?? standard) : standard;
};

async function pick(ctx: Ctx, member: Member, [word]: readonly string[]): Promise<void> {
  const asked = fieldOf(member, word);
  if (typeof asked === "string") return toast(ctx, asked);
  const { field } = asked;
  if (isSwitch(field)) return toast(ctx, deadButton);
  if (field === "at" || field === "hour") awaitText(ctx, HOUR, { field });
  else ctx.commit((tx) => closeOurs(ctx, tx));
  await toast(ctx);
  await show(ctx, ...choices(ctx, member, field));
}

/** The values of a field to choose from. */
function choices(ctx: Ctx, member: Member, field: Exclude<Field, Switch>): [Html, Button[][]] {
  const settings = settingsOf(ctx, member);
  const { own, cluster } = settings;
  const button = (text: string, word: Word): Button => ({ text, data: pack("ask", field, word) });
  switch (field) {
    case "policy":
      return [
        choosePolicy(cluster.policy, exampleFor(ctx, member, settings)),
        [...POLICIES.map(({ title, code }) => [button(title, code)]), homeRow],
      ];
    case "due": {
      const days = Array.from({ length: LAST_DUE_DAY }, (_, i) => String(i + 1));
      return [
        chooseDueDay(cluster.dueDay),
        [
          ...inRows(
            days.map((day) => button(day, day)),
            7,
          ),
          homeRow,
        ],
      ];
    }
    case "zone":
      return [
        chooseZone(cluster.timezone),
        [
          ...inRows(
            ZONES.map((zone) => button(zoneButton(zone), zone.code)),
            2,
          ),
          homeRow,
        ],
      ];
    case "kept":
      return [
        chooseKept(cluster.keptMonths),
        [...KEPT_CHOICES.map((months) => [button(keptButton(months), wordOfMonths(months))]), homeRow],
      ];
    default: {
      const now = field === "at" ? own.at : cluster.digestAt;
      return [
        chooseHour(field, now, usualHour(ctx, settings, field)),
        [
          ...inRows(
            HOUR_CHOICES.map((hour) => button(hour, wordOfHour(hour))),
            4,
          ),
          [button(field === "at" ? BUTTONS.asAll : BUTTONS.byDefault, NONE)],
          homeRow,
        ],
      ];
    }
  }
}

/** A real event of the cluster's, on which the presets are shown. */
function exampleFor(ctx: Ctx, member: Member, { holidays }: Settings): Example | null {
  const { today, calendar, forms } = ctx;
  const { duties } = loadClusterDuties(ctx.db, member.clusterId, { today, calendar, forms });
  const days = { calendar, holidays, today };
  const duty = exampleOf(duties, days);
  if (duty === null) return null;
  return {
    event: eventMark(duty),
    title: clip(duty.event.title.replace(/\.$/, ""), 60),
    due: dueWords(duty),
    dates: (policy) => nextDates(duty, policy, days),
  };
}

async function ask(ctx: Ctx, member: Member, [name, value]: readonly string[]): Promise<void> {
  const asked = fieldOf(member, name);
  if (typeof asked === "string") return toast(ctx, asked);
  const { field } = asked;
  const word = readWord(field, value);
  if (word === null) return toast(ctx, deadButton);
  if (currentWord(settingsOf(ctx, member), field) === word) return toast(ctx, sameAlready);
  ctx.commit((tx) => closeOurs(ctx, tx));
  await toast(ctx);
  await show(ctx, ...question(ctx, member, field, word));
}

function question(ctx: Ctx, member: Member, field: Field, after: Word): [Html, Button[][]] {
  const settings = settingsOf(ctx, member);
  const before = currentWord(settings, field);
  const usual = usualHour(ctx, settings, field);
  const back = isSwitch(field) ? pack("home") : pack("pick", field);
  return [
    changeQuestion({
      field,
      before,
      after,
      usual,
      effect: effectOf(ctx, member, settings, { field, after }),
    }),
    [
      [
        { text: BUTTONS.save, data: pack("save", field, after) },
        { text: BUTTONS.back, data: back },
      ],
    ],
  ];
}

function effectOf(
  ctx: Ctx,
  member: Member,
  settings: Settings,
  { field, after }: { field: Field; after: Word },
): Effect {
  switch (field) {
    case "due":
      return { of: "due", ...dueChange(ctx, settings.cluster.dueDay, Number(after)) };
    case "zone":
      return {
        of: "zone",
        time: ctx.now.setZone(zoneOfCode(after)?.name ?? settings.cluster.timezone).toFormat("HH:mm"),
      };
    case "policy":
      return { of: "policy", policy: policyOf(after), example: exampleFor(ctx, member, settings) };
    case "hour":
      return { of: "hour", people: countAtClusterHour(ctx.db, member.clusterId) };
    case "kept":
      return { of: "kept", past: pastOf(ctx, member, monthsOfWord(after)) };
    default:
      return { of: field };
  }
}

/** What would be erased tonight. */
function pastOf(ctx: Ctx, { clusterId }: Member, months: number | null) {
  if (months === null) return null;
  const before = pastBefore(ctx.today, months);
  return { before, counts: countPast(ctx.db, clusterId, before) };
}

/** What moves the moment of a digest: one whose hour has come by it is told at once. */
const MOVES: ReadonlySet<Field> = new Set(["at", "hour", "zone", "weekends", "holidays"]);

async function save(ctx: Ctx, member: Member, [name, value]: readonly string[]): Promise<void> {
  const asked = fieldOf(member, name);
  if (typeof asked === "string") return toast(ctx, asked);
  const { field } = asked;
  const word = readWord(field, value);
  if (word === null) return toast(ctx, deadButton);
  const changed = ctx.commit((tx) => {
    closeOurs(ctx, tx);
    const changed = changeSetting(tx, changeOf(ctx, member), field, word);
    const whose = CLUSTER_FIELDS.some((one) => one === field) ? null : [member.personId];
    if (changed && MOVES.has(field)) ctx.remindAtHour(tx, member.clusterId, whose, ctx.now);
    return changed;
  });
  await toast(ctx, changed ? undefined : sameAlready);
  await show(ctx, ...homeScreen(ctx, member, changed));
}

async function hourTyped(ctx: Ctx, subject: unknown, text: string): Promise<void> {
  const { member } = ctx;
  const name = (subject as { field?: string } | null)?.field;
  const asked = member === null ? notAllowed : fieldOf(member, name);
  if (member === null || typeof asked === "string" || (asked.field !== "at" && asked.field !== "hour")) {
    ctx.commit((tx) => closeOurs(ctx, tx));
    return say(ctx, html`${typeof asked === "string" ? asked : deadButton}`);
  }
  const { field } = asked;
  const read = readHour(text);
  if (typeof read === "string") return say(ctx, hourProblem(read), [homeRow]);
  const word = wordOfHour(read.hour);
  if (currentWord(settingsOf(ctx, member), field) === word) return say(ctx, html`${sameAlready}`, [homeRow]);
  ctx.commit((tx) => closeOurs(ctx, tx));
  await say(ctx, ...question(ctx, member, field, word));
}
