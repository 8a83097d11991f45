import { daysLater } from "../calendar/instant.ts";
import type { Db } from "../db/open.ts";
import { enqueue } from "../delivery/outbox-store.ts";
import { packCallback } from "../telegram/callback-data.ts";
import type { JoinRequest } from "./join-request-store.ts";
import { menuButton, requestApproved, requestDeclined } from "./join-texts.ts";
import { officeTitle } from "./office-texts.ts";
import { approveButton, declineButton, joinRequestText } from "./people-texts.ts";

/** After so long the chair sees the request in /people, and the asker has asked by phone. */
const NOTICE_DAYS = 7;

/** «зам. по ВР, МКОУ СОШ п. Заря». */
export const requestedOffice = (request: JoinRequest): string =>
  [officeTitle({ kind: request.office, of: request.of }), request.organisation ?? "другая организация"].join(
    ", ",
  );

export const decisionButtons = (request: { id: number }) => [
  [
    { text: approveButton, data: packCallback("p", "ok", request.id) },
    { text: declineButton, data: packCallback("p", "no", request.id) },
  ],
];

/** Tells the chair that someone asks to be let in. */
export function tellChair(tx: Db, request: JoinRequest, chairId: number, now: string): void {
  enqueue(tx, {
    key: `join:${request.id}`,
    kind: "joinRequest",
    to: { personId: chairId },
    priority: 0,
    body: {
      text: joinRequestText({ name: request.name, office: requestedOffice(request) }).text,
      buttons: decisionButtons(request),
    },
    subject: request.id,
    now,
    expiresAt: daysLater(now, NOTICE_DAYS),
  });
}

/** Tells the asker what the chair has decided; to the chat, as a declined one is nobody's. */
export function tellAsker(
  tx: Db,
  request: JoinRequest,
  cluster: string,
  approved: boolean,
  now: string,
): void {
  enqueue(tx, {
    key: `join:${request.id}:answer`,
    kind: "joinAnswer",
    to: { chatId: request.chatId },
    priority: 0,
    body: approved
      ? {
          text: requestApproved(cluster).text,
          buttons: [[{ text: menuButton, data: packCallback("p", "menu") }]],
        }
      : { text: requestDeclined(cluster).text, buttons: [] },
    subject: request.id,
    now,
    expiresAt: daysLater(now, NOTICE_DAYS),
  });
}
