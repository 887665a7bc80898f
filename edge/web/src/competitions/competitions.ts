import type { Metric } from "../board/metrics";

/** As GET /api/v1/competitions tells it. */
export interface Competition {
  readonly competitionId: string;
  readonly title: string;
  readonly state: "announced" | "running" | "ended" | "official" | "cancelled";
  /** ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly metric: Metric;
  /** 0: all sessions count. */
  readonly bestOf: number;
  readonly ties: "shared" | "dense";
  readonly ageYear: number;
  readonly mostEntries: number;
  readonly divisions: readonly Division[];
  /** Everybody's board, then one a division. */
  readonly boards: readonly string[];
}

/** What is absent asks for nothing; lower bounds are in, ageMax too, the other upper bounds out. */
export interface Division {
  readonly key: string;
  readonly title: string;
  readonly sex?: "female" | "male" | null;
  readonly ageMin?: number | null;
  readonly ageMax?: number | null;
  readonly weightMinKg?: number | null;
  readonly weightBelowKg?: number | null;
  readonly powerMinWPerKg?: number | null;
  readonly powerBelowWPerKg?: number | null;
}

/** As GET /api/v1/competitions/{id}/results tells it. */
export interface SignedResults {
  readonly revision: number;
  /** ISO 8601. */
  readonly official: string;
  readonly document: { readonly boards: readonly OfficialBoard[] };
  /** A compact JWS over the document. */
  readonly signature: string;
}

export interface OfficialBoard {
  readonly boardId: string;
  readonly lines: readonly OfficialLine[];
}

export interface OfficialLine {
  readonly rank: number;
  readonly athleteId: string;
  readonly name: string;
  readonly score: number;
  readonly verdict: "verified" | "flagged";
  readonly reason?: string;
}

interface Bound {
  readonly word: "division.age" | "division.weight" | "division.power";
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}

/** The limits of a division that it has, in the order in which people ask. */
export function boundsOf(division: Division): readonly Bound[] {
  const all: Bound[] = [
    { word: "division.age", from: division.ageMin, to: division.ageMax },
    { word: "division.weight", from: division.weightMinKg, to: division.weightBelowKg },
    { word: "division.power", from: division.powerMinWPerKg, to: division.powerBelowWPerKg },
  ];
  return all.filter((bound) => bound.from != null || bound.to != null);
}
