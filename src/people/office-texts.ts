import type { OfficeKind } from "./office.ts";

const TITLES: Record<OfficeKind, string> = {
  chair: "председатель Совета",
  director: "директор",
  deputy: "заместитель директора",
  council: "член Совета",
  curator: "куратор кластера",
  authorityHead: "начальник управления",
  methodist: "методист",
  methodicalUnionHead: "руководитель методического объединения",
  teacher: "педагог",
};

/** «директор», «зам. по ВР»: an office in the nominative, without its organisation. */
export function officeTitle(office: { kind: OfficeKind; of: string | null }): string {
  return office.kind === "deputy" && office.of !== null ? `зам. по ${office.of}` : TITLES[office.kind];
}
