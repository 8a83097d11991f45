import { dayWords } from "../calendar/calendar-texts.ts";
import type { Period } from "../calendar/period.ts";
import { officeTitle } from "../people/office-texts.ts";
import type { OfficeKind } from "../people/office.ts";
import type { Problem } from "./plan.ts";

/*
 * Why a plan was not stored, and what about it differs from what the cluster already knows: plain sentences, for
 * the command line as well as for the chat.
 */

export const UNNAMED_CLUSTER = "Образовательный кластер";
/** Why an event is cancelled that a newer file of the plan has no more. */
export const droppedFromFile = "Нет в новом файле плана";

export const UNTITLED_PLAN = "План работы";

export const noPeriod =
  "В плане не сказано, на какое время он составлен, поэтому сроки нельзя отнести к датам. Укажите период в заголовке плана, например «на 2-е полугодие 2019 года», или при загрузке: --period 2019-07..2019-12.";

export const noEvents =
  "В плане не нашлось ни одного мероприятия. Нужна таблица с графами «Наименование мероприятия», «Срок», «Ответственный».";

export const sameFileRunning = "Этот файл уже загружен, план по нему действует. Ничего не изменено.";

export const samePeriodRunning = (title: string, period: Period): string =>
  `На это же время (${periodWords(period)}) уже действует план «${title}». Ничего не изменено. Пришлите файл боту ещё раз: он покажет, что изменилось.`;

export const noSuchCluster = "Такого кластера нет. Ничего не изменено.";

export const clusterNotNamed =
  "В плане не назван кластер, а их здесь несколько. Назовите кластер в заголовке плана.";

/** «1 июля – 31 декабря 2019 года». */
export const periodWords = ({ from, to }: Period): string =>
  `${dayWords(from, { year: from.slice(0, 4) !== to.slice(0, 4) })} – ${dayWords(to, { year: true })}`;

interface Held {
  office: OfficeKind;
  of: string | null;
  organisation: string | null;
}

const heldWords = ({ office, of, organisation }: Held): string =>
  `${officeTitle({ kind: office, of })}${office === "chair" || organisation === null ? "" : ` ${organisation}`}`;

/** The plan names somebody for an office that was taken from them here. */
export const officeLeft = (held: Held, inPlan: string): Problem => ({
  code: "office-left",
  event: null,
  message: `По плану ${heldWords(held)}: ${inPlan}, а в кластере это уже не так. Оставлено как в кластере, изменить можно командой /people.`,
});

/** The plan names another holder of an office that only one can hold. */
export function holderDiffers(held: Held, inPlan: string, inCluster: string): Problem {
  return {
    code: "holder-differs",
    event: null,
    message: `По плану ${heldWords(held)}: ${inPlan}, а в кластере записан(а) ${inCluster}: оставлено прежнее, заменить можно командой /people.`,
  };
}

export const twoLeads = (known: string, inPlan: string): Problem => ({
  code: "two-leads",
  event: null,
  message: `По плану опорная школа: ${inPlan}, а в кластере записана ${known}. Оставлена прежняя.`,
});
