import { OFFICE_KINDS } from "../../src/people/office.ts";
import { officeTitle } from "../../src/people/office-texts.ts";

export const samples: Record<string, unknown> = {
  officeTitle: [
    ...OFFICE_KINDS.map((kind) => officeTitle({ kind, of: null })),
    officeTitle({ kind: "deputy", of: "ВР" }),
  ],
};
