import { count, dayShort, weekdayShort } from "../calendar/calendar-texts.ts";
import { type Policy, POLICIES, policyOf } from "../reminders/policy.ts";
import { stageWords } from "../reminders/preview-texts.ts";
import type { Stage } from "../reminders/stage.ts";
import { type Html, html, lines, paragraphs } from "../telegram/html.ts";

const DAYS = ["день", "дня", "дней"] as const;
const WEEKS = ["неделю", "недели", "недель"] as const;

/** An event with the dates that each preset gives it. */
export interface Example {
  /** «№16», or the beginning of its title. */
  event: string;
  title: string;
  due: string;
  dates: (policy: Policy) => readonly Stage[];
}

export const choosePolicy = (now: string, example: Example | null): Html =>
  paragraphs(
    lines(
      html`<b>Как часто напоминать?</b>`,
      html`Сейчас: ${policyOf(now).title}`,
      example === null
        ? html`Впереди нет мероприятий, на которых можно показать даты.`
        : html`Даты показаны для мероприятия ${example.event} «${example.title}», ${example.due}.`,
    ),
    ...POLICIES.map((policy) => policyShown(policy, example)),
  );

const policyShown = (policy: Policy, example: Example | null): Html =>
  lines(html`<b>${policy.title}</b>`, policyWords(policy), example !== null && exampleDates(policy, example));

export const exampleDates = (policy: Policy, { dates }: Example): Html[] =>
  dates(policy).map(
    ({ on, name }) => html`– ${dayShort(on)}, ${weekdayShort(on)}: ${stageWords(name, "own")}`,
  );

/** «До дня: за 14, 7, 1 день и в сам день. …»: made of the preset, so that both say one thing. */
export function policyWords({ dated, window, overdue }: Policy): Html {
  const before = dated.filter((days) => days > 0);
  const day = dated.includes(0) ? " и в сам день" : "";
  const month = [
    window.opening && "в начале",
    window.monthly && "потом в начале каждого месяца",
    `за ${daysList(window.beforeEnd)} до конца`,
  ];
  return lines(
    html`К дате: за ${daysList(before)}${day}.`,
    html`К сроку в месяц и дольше: ${month.filter((part) => part !== false).join(", ")}.`,
    html`После срока, в рабочих днях: ответственному на ${overdue.responsible}-й, директору на ${overdue.director}-й, председателю на ${overdue.chair}-й; потом ${count(overdue.weeks, WEEKS)} в списке председателя по понедельникам.`,
  );
}

const daysList = (days: readonly number[]): string =>
  days.length === 0 ? "0 дней" : `${days.join(", ")} ${count(days.at(-1) ?? 0, DAYS).split(" ")[1] ?? ""}`;
