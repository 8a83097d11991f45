import { describe, expect, test } from "vitest";
import type { Member } from "../../src/people/member.ts";
import type { OfficeKind } from "../../src/people/office.ts";
import {
  type Council,
  type HelpRequest,
  isInHand,
  refusalOf,
  type Refusal,
  type Tap,
  TAPS,
  toldOf,
} from "../../src/requests/request.ts";
import { answeredRequest, council, sampleRequest, takenRequest } from "./sample-request.ts";

const member = (personId: number, kind: OfficeKind): Member => ({
  personId,
  clusterId: 1,
  chatId: personId,
  name: "",
  offices: [{ kind, of: null, organisationId: kind === "deputy" ? 1 : null }],
});
const asker = member(1, "deputy");
const owner = member(2, "council");
const other = member(3, "council");
const chair = member(4, "chair");
const askerInCouncil = member(1, "council");
const left = takenRequest({ ownerId: 9 });
const full = answeredRequest({ questions: ["Раз", "Два", "Три"] });

/** What each may do, and why not; in the order of the taps: take, answer, give, settle, more, withdraw. */
const TABLE: [string, HelpRequest, Member, (Refusal | null)[]][] = [
  [
    "the asker, open",
    sampleRequest(),
    asker,
    ["notAllowed", "notAllowed", "notAllowed", "unanswered", "unanswered", null],
  ],
  [
    "the asker, answered",
    answeredRequest(),
    asker,
    ["notAllowed", "notAllowed", "notAllowed", null, null, "answered"],
  ],
  [
    "the asker, settled",
    answeredRequest({ settled: true }),
    asker,
    ["notAllowed", "notAllowed", "notAllowed", "settled", "settled", "answered"],
  ],
  [
    "the asker, three questions",
    full,
    asker,
    ["notAllowed", "notAllowed", "notAllowed", null, "long", "answered"],
  ],
  [
    "the asker of the Council",
    sampleRequest(),
    askerInCouncil,
    ["own", "own", "notOwner", "unanswered", "unanswered", null],
  ],
  [
    "a member, open",
    sampleRequest(),
    other,
    [null, "notOwner", "notOwner", "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "the owner, taken",
    takenRequest(),
    owner,
    ["inHand", null, null, "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "another, taken",
    takenRequest(),
    other,
    ["inHand", "notOwner", "notOwner", "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "another, taken by one who has left",
    left,
    other,
    [null, "notOwner", "notOwner", "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "the chair, open",
    sampleRequest(),
    chair,
    [null, "notOwner", null, "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "the chair, taken by another",
    takenRequest(),
    chair,
    ["inHand", "notOwner", null, "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "the owner, answered",
    answeredRequest(),
    owner,
    ["answered", "answered", "answered", "notAllowed", "notAllowed", "notAllowed"],
  ],
  [
    "a member, withdrawn",
    sampleRequest({ state: "withdrawn" }),
    other,
    ["withdrawn", "withdrawn", "withdrawn", "notAllowed", "notAllowed", "notAllowed"],
  ],
  ["a curator", sampleRequest(), member(7, "curator"), TAPS.map(() => "notAllowed")],
  ["one of another cluster", sampleRequest(), { ...other, clusterId: 2 }, TAPS.map(() => "notAllowed")],
];

describe("who may do what with a request", () => {
  test.each(TABLE)("%s", (_, request, who, expected) => {
    const may = (tap: Tap) => refusalOf(tap, request, who, council);
    expect(TAPS.map(may)).toEqual(expected);
  });

  test("it is in hand only while its owner may answer", () => {
    expect(
      [sampleRequest(), takenRequest(), left, answeredRequest()].map((one) => isInHand(one, council)),
    ).toEqual([false, true, false, false]);
  });
});

describe("whom a new request is told to", () => {
  const ids = (of: Council, askerId: number) => toldOf(of, askerId).map(({ personId }) => personId);
  const alone = { ...council, members: council.members.slice(0, 1) };

  test.each([
    ["the members in the bot", council, 1, [2]],
    ["not the asker: the chair then", alone, 2, [4]],
    ["the chair where no member is in the bot", { ...council, members: council.members.slice(1) }, 1, [4]],
    ["nobody where there is nobody", { members: [], chair: null }, 1, []],
    ["nobody where the chair is the asker", { ...council, members: [] }, 4, []],
  ])("%s", (_, of, askerId, expected) => {
    expect(ids(of, askerId)).toEqual(expected);
  });
});
