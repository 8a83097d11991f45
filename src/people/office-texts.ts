import type { OfficeKind } from "./office.ts";

const TITLES: Record<OfficeKind, string> = {
  chair: "председатель Совета",
  director: "директор",
  deputy: "заместитель директора",
  adviser: "советник директора по воспитанию",
  classTeacher: "классный руководитель",
  council: "член Совета",
  curator: "куратор кластера",
  authorityHead: "начальник управления",
  methodist: "методист",
  methodicalUnionHead: "руководитель методического объединения",
  teacher: "педагог",
};

/** «директор», «зам. по ВР»: an office in the nominative, without its organisation. */
export function officeTitle(office: { kind: OfficeKind; of: string | null }): string {
  if (office.of === null) return TITLES[office.kind];
  if (office.kind === "deputy") return `зам. по ${office.of}`;
  return office.kind === "classTeacher" ? `${TITLES.classTeacher} (${office.of} кл.)` : TITLES[office.kind];
}
