import { formProblem } from "../../src/monitoring/form-texts.ts";

export const samples: Record<string, unknown> = {
  formProblem: [
    formProblem.atLine(14, formProblem.unknown("spo_regoin")),
    formProblem.yaml(),
    formProblem.field("", []),
    formProblem.field("dueDay", []),
    formProblem.field("indicators.0", ["shrot"]),
    formProblem.twice("work"),
    formProblem.grade("work", 10),
    formProblem.totals(9, 2),
    formProblem.rest("undecided", 11),
    formProblem.month(7),
    formProblem.sameVersion("employment", 2),
    formProblem.reserved("sum"),
    formProblem.was("work", "army"),
    formProblem.alias("courses", "ДПО", "spo_region"),
    formProblem.aliasEmpty("courses", "за 9"),
    formProblem.mustOrWhen(),
    formProblem.tooLong(64),
    formProblem.notText(),
  ],
};
