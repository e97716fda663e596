import type { Quote } from "../schema";

/** A quote as it is stored. Who added it is "" when they asked to be forgotten. */
export interface QuoteRow {
  number: number;
  text: string;
  saidBy: string;
  categoryName: string | null;
  addedByLogin: string;
  addedAt: Date;
  deletedAt: Date | null;
  version: number;
}

export const quoteOfRow = ({ addedByLogin, addedAt, deletedAt, ...row }: QuoteRow): Quote => ({
  ...row,
  addedByLogin: addedByLogin === "" ? null : addedByLogin,
  addedAt: addedAt.toISOString(),
  deletedAt: deletedAt?.toISOString() ?? null,
});
