/** A token is 128 random bits in base64url: fits Telegram's 64-character start payload and a button's data. */
export const TOKEN_BYTES = 16;

export const INVITE_DAYS = 14;

/** Whether a text can be a token at all; says nothing of whether it is known. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text);

/** The link that opens the bot with the token; `bot` is its user name without «@». */
export const inviteLink = (bot: string, token: string): string => `https://t.me/${bot}?start=${token}`;

export interface InviteDates {
  /** UTC instants, ISO text. */
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

export type InviteState = "open" | "used" | "revoked" | "expired";

/** An invite is of use until `expiresAt`, not at it. */
export function inviteState(invite: InviteDates, now: string): InviteState {
  if (invite.usedAt !== null) return "used";
  if (invite.revokedAt !== null) return "revoked";
  return now < invite.expiresAt ? "open" : "expired";
}

/** Why an invite does not let a chat in; `alreadyYou` where it is the person's own chat already. */
export type RedeemRefusal = "unknown" | "used" | "revoked" | "expired" | "alreadyYou" | "chatTaken";
