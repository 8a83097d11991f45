import { PROBLEM_CODES, problems } from "../../src/plan/plan-problem-texts.ts";

const TITLE = "Районный семинар «Медиация в школе»";

export const samples: Record<string, unknown> = {
  PROBLEM_CODES: Object.entries(PROBLEM_CODES).map(([code, meaning]) => `${code}: ${meaning}`),
  problems: [
    problems.noPeriod(),
    problems.twoPlans("План работы на 2-е полугодие 2019 года", "План работы на 1-е полугодие 2020 года"),
    problems.noEvents(),
    problems.noOrganisations(),
    problems.noPerson("МКОУ СОШ п. Боровой"),
    problems.noOrganisation("19", "Белкина Т.Р.", "заместитель директора по ВР"),
    problems.noOrganisation(null, "Белкина Т.Р.", ""),
    problems.numberGap("3", ["4"], "5"),
    problems.numberRepeat("7"),
    problems.noTitle(null),
    problems.noDeadline("7", TITLE),
    problems.noResponsible(null, TITLE),
    problems.unresolved("3", TITLE, "школы кластера"),
    problems.whichDeputies("18", TITLE, "заместители школ кластера"),
    problems.noHolder("classTeacher", null, 12),
    problems.noHolder("deputy", "АХЧ", 1),
    problems.unionSubject("5", TITLE, "руководитель РМО учителей математики"),
    problems.augustYear("1", TITLE, "31 августа", "2026"),
    problems.onRequest("15", TITLE),
    problems.external("16", TITLE),
    problems.unclear("9", TITLE, "потом"),
    problems.deadline("outside-period", "5", TITLE, "Срок не попадает в период плана: «январь»."),
    problems.duplicateNaming("Ветрова М.И.", ["директор СШ", "директор опорной школы"]),
    problems.samePost("МКОУ СОШ п. Рассвет", ["Дятлов С.В.", "Гончар П.Е."]),
    problems.nameSlip(null, "Соколова Н.,В.", "Соколова Н.В."),
    problems.gluedWords("1", "пгтЗаречный", "пгт Заречный"),
    problems.unbalancedQuotes(null, "«Средняя школа пгт Заречный"),
    problems.extraQuotes("8", TITLE),
    problems.wordArtifact(null, "[bookmark: _GoBack]"),
    problems.untidyCell("8", "№"),
  ].map((problem) => problem.message),
};
