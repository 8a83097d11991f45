import { type Command, Option } from "commander";
import type { Period } from "../calendar/period.ts";
import { noTitle, nothingToEdit } from "./cli-texts.ts";
import { deadlineWhat, HELP, seeHelp } from "./help-texts.ts";
import type { ImportFlags } from "./import-commands.ts";
import { collected, periodOption } from "./options.ts";
import type { EditOptions, NewEventOptions, RewriteOptions } from "./plan-edit-commands.ts";
import { type CliWorld, UsageProblem } from "./world.ts";

export function planCommands(program: Command, world: CliWorld): void {
  const plan = program.command("plan").description(HELP.plan).helpCommand(false);
  const period = () => new Option("--period <период>", HELP.period).argParser(periodOption);
  const plans = () => import("./plan-commands.ts");

  plan
    .command("check")
    .description(HELP.check)
    .argument("<файл>", HELP.file)
    .addOption(period())
    .option("--json", HELP.json)
    .action(async (file: string, options: { period?: Period; json?: true }) =>
      (await plans()).checkPlan(world, file, options),
    );

  plan
    .command("deadline")
    .description(HELP.deadline)
    .argument("[срок...]", HELP.deadlineTexts)
    .addOption(period())
    .option("--json", HELP.json)
    .action(async (texts: string[], options: { period?: Period; json?: true }) => {
      if (texts.length === 0) throw new UsageProblem(`${deadlineWhat} ${seeHelp("plan deadline ")}`);
      await (await import("./deadline-command.ts")).readDeadlines(world, texts, options);
    });

  plan
    .command("import")
    .description(HELP.importPlan)
    .argument("<файл>", HELP.file)
    .addOption(period())
    .option("--settle <номер=ответ>", HELP.settle, collected)
    .option("--settle-from <файл>", HELP.settleFrom)
    .option("--replace", HELP.replace)
    .option("--changes <номера>", HELP.changes)
    .option("--json", HELP.json)
    .action(async (file: string, options: ImportFlags) =>
      (await import("./import-commands.ts")).importPlanFile(world, file, options),
    );

  plan
    .command("doubts")
    .description(HELP.doubts)
    .argument("<файл>", HELP.file)
    .addOption(period())
    .option("--settle <номер=ответ>", HELP.settle, collected)
    .option("--settle-from <файл>", HELP.settleFrom)
    .option("--json", HELP.json)
    .action(async (file: string, options: ImportFlags) =>
      (await import("./import-commands.ts")).listDoubts(world, file, options),
    );

  plan
    .command("diff")
    .description(HELP.diff)
    .argument("<файл>", HELP.file)
    .addOption(period())
    .option("--json", HELP.json)
    .action(async (file: string, options: { period?: Period; json?: true }) =>
      (await import("./import-commands.ts")).comparePlan(world, file, options),
    );

  plan
    .command("show")
    .description(HELP.show)
    .option("--cluster <имя>", HELP.cluster)
    .option("--json", HELP.json)
    .action(async (options: { cluster?: string; json?: true }) => (await plans()).showPlan(world, options));

  planEditing(plan, world);
}

/** The running plan changed from the command line, with the same that follows in the chat. */
function planEditing(plan: Command, world: CliWorld): void {
  const edits = () => import("./plan-edit-commands.ts");
  const command = (name: string, about: string): Command =>
    plan.command(name).description(about).option("--cluster <имя>", HELP.cluster).option("--json", HELP.json);

  command("add", HELP.addEvent)
    .argument("<название>", HELP.eventTitle)
    .option("--section <раздел>", HELP.section)
    .option("--deadline <срок>", HELP.newDeadline)
    .option("--responsible <кто>", HELP.responsible)
    .option("--place <место>", HELP.place)
    .action(async (title: string, options: NewEventOptions) => {
      if (title.trim() === "") throw new UsageProblem(`${noTitle} ${seeHelp("plan add ")}`);
      await (await edits()).addEvent(world, title, options);
    });

  command("move", HELP.moveEvent)
    .argument("<номер>", HELP.eventNumber)
    .argument("<срок>", HELP.newDeadline)
    .action(async (number: string, deadline: string, options: EditOptions) =>
      (await edits()).moveEvent(world, number, deadline, options),
    );

  command("edit", HELP.editEvent)
    .argument("<номер>", HELP.eventNumber)
    .option("--title <название>", HELP.eventTitle)
    .option("--section <раздел>", HELP.section)
    .option("--responsible <кто>", HELP.responsible)
    .option("--place <место>", HELP.place)
    .option("--number <номер>", HELP.newNumber)
    .action(async (number: string, options: RewriteOptions) => {
      const { title, section, responsible, place } = options;
      if ([title, section, responsible, place, options.number].every((part) => part === undefined)) {
        throw new UsageProblem(`${nothingToEdit} ${seeHelp("plan edit ")}`);
      }
      if (title?.trim() === "") throw new UsageProblem(`${noTitle} ${seeHelp("plan edit ")}`);
      await (await edits()).rewriteEvent(world, number, options);
    });

  command("history", HELP.history)
    .argument("<номер>", HELP.eventNumber)
    .action(async (number: string, options: EditOptions) =>
      (await edits()).showHistory(world, number, options),
    );

  command("cancel", HELP.cancelEvent)
    .argument("<номер>", HELP.eventNumber)
    .option("--reason <причина>", HELP.reason)
    .action(async (number: string, options: EditOptions & { reason?: string }) =>
      (await edits()).cancelEvent(world, number, options),
    );

  command("restore", HELP.restoreEvent)
    .argument("<номер>", HELP.eventNumber)
    .action(async (number: string, options: EditOptions) =>
      (await edits()).restoreEvent(world, number, options),
    );
}
