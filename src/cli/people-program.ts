import type { Command } from "commander";
import type { Day } from "../calendar/day.ts";
import { HELP } from "./help-texts.ts";
import { dayOption } from "./options.ts";
import type { PeopleOptions } from "./people-commands.ts";
import type { CliWorld } from "./world.ts";

/** The people changed from the command line, with the same that follows in the chat. */
export function peopleCommands(program: Command, world: CliWorld): void {
  const people = program.command("people").description(HELP.people).helpCommand(false);
  const commands = () => import("./people-commands.ts");
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
