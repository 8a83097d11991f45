import * as texts from "../../src/people/office-notice-texts.ts";

const office = "зам. по ВР, МКОУ СОШ п. Рассвет";

export const samples: Record<string, unknown> = {
  officeNamed: texts.officeNamed(office),
  officeLeft: [
    texts.officeLeft([office]),
    texts.officeLeft(["директор, МКОУ СОШ п. Рассвет", "член Совета"]),
  ],
  officeLeftAtSchool: texts.officeLeftAtSchool(office),
};
