import { deadlineWhat, HEADINGS, HELP, inviteWhom, seeHelp, usageWords } from "../../src/cli/help-texts.ts";

export const samples: Record<string, unknown> = {
  HEADINGS,
  HELP,
  usageWords: [
    usageWords("commander.unknownCommand", "error: unknown command 'frob'"),
    usageWords("commander.unknownOption", "error: unknown option '--frob'"),
    usageWords("commander.missingArgument", "error: missing required argument 'файл'"),
    usageWords("commander.optionMissingArgument", "error: option '--from <день>' argument missing"),
    usageWords("commander.missingMandatoryOptionValue", "error: required option '--to <день>' not specified"),
    usageWords(
      "commander.invalidArgument",
      "error: option '--from <день>' argument '18.11' is invalid. Ожидается день вида 2019-11-18.",
    ),
    usageWords("commander.excessArguments", "error: too many arguments"),
    usageWords("commander.other", "error: другое"),
  ],
  seeHelp: [seeHelp(""), seeHelp("invite ")],
  inviteWhom,
  deadlineWhat,
};
