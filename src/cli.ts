import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { type Day, isDay } from "./calendar/day.ts";
import type { Period } from "./calendar/period.ts";
import {
  DAY_FORMS,
  databaseBroken,
  databaseBusy,
  noTitle,
  PERIOD_FORMS,
  unexpected,
} from "./cli/cli-texts.ts";
import { deadlineWhat, HEADINGS, HELP, inviteWhom, seeHelp, usageWords } from "./cli/help-texts.ts";
import type { EditOptions, NewEventOptions } from "./cli/plan-edit-commands.ts";
import type { ImportFlags } from "./cli/import-commands.ts";
import type { PeopleOptions } from "./cli/people-commands.ts";
import { readPeriodText } from "./cli/period.ts";
import { CliProblem, type CliWorld, UsageProblem } from "./cli/world.ts";
import { ConfigError } from "./config.ts";
import { DatabaseUnreadable } from "./db/unreadable.ts";

export type { CliWorld };

/**
 * Runs one command of `klaster`; `argv` is what follows the program's name. Returns the exit code: 0 done,
 * 1 a problem told on standard error, 2 a command written wrongly. Never throws.
 */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  let code = 0;
  const program = commands(world, (exit) => (code = exit));
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return tell(error, world);
  }
}

function tell(error: unknown, world: CliWorld): number {
  const complain = (text: string): void => world.stderr(`${text}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Without a command commander has shown the help already.
    if (error.code !== "commander.help") complain(`${usageWords(error.code, error.message)} ${seeHelp("")}`);
    return 2;
  }
  if (error instanceof UsageProblem) {
    complain(error.message);
    return 2;
  }
  if (error instanceof CliProblem || error instanceof ConfigError) {
    complain(error.message);
    return 1;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof DatabaseUnreadable) complain(databaseBroken(error.message));
  else if (/^SQLITE_(BUSY|LOCKED)/.test(code)) complain(databaseBusy);
  else if (code.startsWith("SQLITE_")) complain(databaseBroken(code));
  else complain(unexpected(error instanceof Error ? error.message : String(error)));
  if (world.env["LOG_LEVEL"] === "debug" && error instanceof Error) complain(error.stack ?? "");
  return 1;
}

/** The commands; what each needs is loaded when it is run, so that a short answer comes at once. */
function commands(world: CliWorld, exit: (code: number) => void): Command {
  const program = russian(new Command("klaster"), world).description(HELP.program);
  program.addHelpText("after", `\n${HELP.howToRun}\n${HELP.environment}`);

  program
    .command("run")
    .description(HELP.run)
    .action(async () => {
      const [{ run }, { parseConfig }] = await Promise.all([import("./run.ts"), import("./config.ts")]);
      const { ended } = world;
      const print = (line: string): void => world.stdout(`${line}\n`);
      const complain = (line: string): void => world.stderr(`${line}\n`);
      exit(await run(parseConfig(world.env), { print, complain, ended }));
    });

  planCommands(program, world);
  peopleCommands(program, world);

  program
    .command("preview")
    .description(HELP.preview)
    .requiredOption("--from <день>", HELP.from, dayOption)
    .requiredOption("--to <день>", HELP.to, dayOption)
    .option("--json", HELP.json)
    .action(async (options: { from: Day; to: Day; json?: true }) =>
      (await import("./cli/preview-command.ts")).preview(world, options),
    );

  program
    .command("invite")
    .description(HELP.invite)
    .argument("[кого...]", HELP.invitee)
    .option("--chair", HELP.chair)
    .option("--json", HELP.json)
    .action(async (words: string[], options: { chair?: true; json?: true }) => {
      const query = words.join(" ").trim();
      if (query === "" && options.chair !== true)
        throw new UsageProblem(`${inviteWhom} ${seeHelp("invite ")}`);
      await (await import("./cli/invite-command.ts")).invite(world, query === "" ? null : query, options);
    });

  program
    .command("backup")
    .description(HELP.backup)
    .argument("<файл>", HELP.backupFile)
    .action(async (file: string) => (await import("./cli/backup-commands.ts")).backup(world, file));

  program
    .command("restore")
    .description(HELP.restore)
    .argument("<файл>", HELP.restoreFile)
    .action(async (file: string) => (await import("./cli/backup-commands.ts")).restore(world, file));

  const papers = program.command("export").description(HELP.exportPapers).helpCommand(false);
  papers
    .command("monitoring")
    .description(HELP.exportMonth)
    .requiredOption("--month <месяц>", HELP.month)
    .requiredOption("--out <файл>", HELP.monthOut)
    .option("--form <код>", HELP.form)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { month: string; out: string; form?: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportMonth(world, options),
    );
  papers
    .command("year")
    .description(HELP.exportYear)
    .requiredOption("--year <год>", HELP.schoolYear)
    .requiredOption("--out <файл>", HELP.out)
    .option("--form <код>", HELP.form)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { year: string; out: string; form?: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportYear(world, options),
    );
  papers
    .command("next-plan")
    .description(HELP.nextPlan)
    .requiredOption("--out <файл>", HELP.out)
    .option("--cluster <имя>", HELP.cluster)
    .action(async (options: { out: string; cluster?: string }) =>
      (await import("./cli/export-command.ts")).exportNextPlan(world, options),
    );

  program
    .command("doctor")
    .description(HELP.doctor)
    .option("--json", HELP.json)
    .action(async (options: { json?: true }) => (await import("./cli/doctor.ts")).doctor(world, options));

  return program;
}

function planCommands(program: Command, world: CliWorld): void {
  const plan = program.command("plan").description(HELP.plan).helpCommand(false);
  const period = () => new Option("--period <период>", HELP.period).argParser(periodOption);
  const plans = () => import("./cli/plan-commands.ts");

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
      await (await import("./cli/deadline-command.ts")).readDeadlines(world, texts, options);
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
      (await import("./cli/import-commands.ts")).importPlanFile(world, file, options),
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
      (await import("./cli/import-commands.ts")).listDoubts(world, file, options),
    );

  plan
    .command("diff")
    .description(HELP.diff)
    .argument("<файл>", HELP.file)
    .addOption(period())
    .option("--json", HELP.json)
    .action(async (file: string, options: { period?: Period; json?: true }) =>
      (await import("./cli/import-commands.ts")).comparePlan(world, file, options),
    );

  plan
    .command("show")
    .description(HELP.show)
    .option("--json", HELP.json)
    .action(async (options: { json?: true }) => (await plans()).showPlan(world, options));

  planEditing(plan, world);
}

/** The running plan changed from the command line, with the same that follows in the chat. */
function planEditing(plan: Command, world: CliWorld): void {
  const edits = () => import("./cli/plan-edit-commands.ts");
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

/** The people changed from the command line, with the same that follows in the chat. */
function peopleCommands(program: Command, world: CliWorld): void {
  const people = program.command("people").description(HELP.people).helpCommand(false);
  const commands = () => import("./cli/people-commands.ts");
  const command = (name: string, about: string): Command =>
    people
      .command(name)
      .description(about)
      .option("--cluster <имя>", HELP.cluster)
      .option("--json", HELP.json);

  command("list", HELP.listPeople).action(async (options: PeopleOptions) =>
    (await commands()).listPeople(world, options),
  );

  command("replace", HELP.replaceHolder)
    .argument("<должность>", HELP.seat)
    .argument("<кто>", HELP.person)
    .option("--new", HELP.namesake)
    .action(async (seat: string, who: string, options: PeopleOptions & { new?: true }) =>
      (await commands()).replaceHolder(world, seat, who, options),
    );

  command("vacate", HELP.vacate)
    .argument("<должность>", HELP.seat)
    .action(async (seat: string, options: PeopleOptions) => (await commands()).vacate(world, seat, options));

  command("acting", HELP.setActing)
    .argument("<должность>", HELP.seat)
    .argument("<кто>", HELP.person)
    .requiredOption("--from <день>", HELP.actingFrom, dayOption)
    .requiredOption("--to <день>", HELP.actingTo, dayOption)
    .option("--new", HELP.namesake)
    .action(async (seat: string, who: string, options: PeopleOptions & { from: Day; to: Day; new?: true }) =>
      (await commands()).setActing(world, seat, who, options),
    );

  command("acting-end", HELP.endActing)
    .argument("<должность>", HELP.seat)
    .action(async (seat: string, options: PeopleOptions) =>
      (await commands()).endActing(world, seat, options),
    );
}

/** Makes a command and those made under it speak Russian, write to the world and throw instead of exiting. */
function russian(command: Command, world: CliWorld): Command {
  return command
    .exitOverride()
    .helpOption("-h, --help", HELP.helpOption)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureHelp({
      helpWidth: 80,
      styleTitle: (title) => HEADINGS[title] ?? title,
      styleUsage: inRussian,
      styleSubcommandTerm: inRussian,
    })
    .configureOutput({
      writeOut: (text) => world.stdout(text),
      writeErr: (text) => world.stderr(text),
      // Told once, in Russian, where the error is caught.
      outputError: () => undefined,
    });
}

const inRussian = (usage: string): string =>
  usage.replace("[options]", HELP.options).replace("[command]", HELP.command);

/** An option that is given several times. */
const collected = (text: string, before: string[] = []): string[] => [...before, text];

function periodOption(text: string): Period {
  const period = readPeriodText(text);
  if (period === null) throw new InvalidArgumentError(PERIOD_FORMS);
  return period;
}

function dayOption(text: string): Day {
  if (!isDay(text)) throw new InvalidArgumentError(DAY_FORMS);
  return text;
}
