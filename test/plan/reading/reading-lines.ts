import type { Deadline, Party, PlanReading } from "../../../src/plan/plan.ts";

/** A whole reading as lines to be reviewed by eye: everything that it says, one fact a line. */
export function readingLines(reading: PlanReading): string {
  return [
    `план: ${reading.title}`,
    `кластер: ${reading.cluster.name}`,
    `период: ${reading.period === null ? null : `${reading.period.from}..${reading.period.to}`}`,
    ...reading.organisations.map((o) =>
      [
        "организация",
        o.number,
        o.shortName,
        o.name === o.shortName ? "=" : o.name,
        o.kind,
        o.topGrade,
        o.lead ? "lead" : "",
        o.municipal ? "municipal" : "",
      ].join(" | "),
    ),
    ...reading.people.map((person) =>
      [
        "человек",
        person.name,
        person.position,
        person.organisation,
        person.offices
          .map(
            (held) =>
              `${held.office}${held.of === null ? "" : ` ${held.of}`}${held.organisation === null ? "" : ` @ ${held.organisation}`}`,
          )
          .join("; "),
      ].join(" | "),
    ),
    ...reading.events.flatMap((event) => [
      ["событие", event.number, event.section, event.title, event.place, event.form].join(" | "),
      `  ${deadlineLine(event.deadline)}`,
      `  ${event.responsible.text} → ${[...event.responsible.parties.map(partyLine), ...event.responsible.unresolved.map((piece) => `?${piece}`)].join("; ")}`,
    ]),
    ...reading.problems.map((problem) => `! ${problem.code} | ${problem.event} | ${problem.message}`),
    "",
  ].join("\n");
}

function deadlineLine({ text, kind, every, occurrences, time, note }: Deadline): string {
  const spans = occurrences.map(({ from, to }) => (from === to ? to : `${from}..${to}`));
  // A school year has fifty weeks: the first and the last tell whether it was expanded.
  const shown = spans.length > 12 ? [spans[0], `… ${spans.length} …`, spans.at(-1)] : spans;
  return [`${text} → ${kind}`, every, shown.join(", "), time, note]
    .filter((part) => part !== null && part !== "")
    .join(" | ");
}

function partyLine(party: Party): string {
  if (party.kind === "person") return party.name;
  if (party.kind === "organisation") return `{${party.name}}`;
  const schools = Array.isArray(party.schools) ? party.schools.join(" + ") : party.schools;
  return `<${party.office}${party.of === null ? "" : ` ${party.of}`}: ${schools}>`;
}
