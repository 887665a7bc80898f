import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A workout of this device, from its start until the platform has all of it. */
export interface KeptSession {
  readonly sessionId: string;
  readonly athleteId: string;
  /** Empty: no class. */
  readonly classId: string;
  readonly device: { readonly id: string; readonly kind: number; readonly name: string };
  readonly startedMs: number;
  /** What has to be added to this device's clock to get the server's, ms; undefined: no server has told yet. */
  readonly clockOffsetMs: number | undefined;
  /** The next sample's number, from 1. */
  readonly nextSeq: number;
  /** Everything up to this number is safe with the platform. */
  readonly settledThrough: number;
  readonly ended: boolean;
}

/** What was measured, by this device's clock. */
export interface Measured {
  readonly timeMs: number;
  /** A Bluetooth notification as it came. */
  readonly gatt: { readonly characteristic: string; readonly value: Uint8Array<ArrayBuffer> };
}

export interface KeptSample extends Measured {
  readonly sessionId: string;
  readonly seq: number;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: KeptSession };
  samples: { key: [string, number]; value: KeptSample };
}

/** Of one session, about two days of one sensor. Beyond it nothing more is recorded, and the athlete is told. */
export const MAX_SAMPLES = 200_000;

/**
 * Samples that the platform has not confirmed, in this browser's database: they outlive a reload, a crash and a day
 * without a network. What is confirmed is dropped.
 */
export class SampleStore {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static async open(name = "fitconnect-ingest"): Promise<SampleStore> {
    return new SampleStore(
      await openDB<Schema>(name, 1, {
        upgrade(db) {
          db.createObjectStore("sessions", { keyPath: "sessionId" });
          db.createObjectStore("samples", { keyPath: ["sessionId", "seq"] });
        },
      }),
    );
  }

  close(): void {
    this.db.close();
  }

  async begin(
    session: Pick<KeptSession, "sessionId" | "athleteId" | "classId" | "device" | "startedMs">,
  ): Promise<KeptSession> {
    const kept = { ...session, clockOffsetMs: undefined, nextSeq: 1, settledThrough: 0, ended: false };
    await this.db.put("sessions", kept);
    return kept;
  }

  /** Of one athlete, oldest first. */
  async sessions(athleteId: string): Promise<KeptSession[]> {
    const all = await this.db.getAll("sessions");
    return all.filter((it) => it.athleteId === athleteId).sort((a, b) => a.startedMs - b.startedMs);
  }

  session(sessionId: string): Promise<KeptSession | undefined> {
    return this.db.get("sessions", sessionId);
  }

  /** Numbers and keeps a sample in one step. Returns false when the store is full, or the session is over. */
  async append(sessionId: string, measured: Measured): Promise<boolean> {
    const tx = this.db.transaction(["sessions", "samples"], "readwrite");
    const sessions = tx.objectStore("sessions");
    const samples = tx.objectStore("samples");
    const session = await sessions.get(sessionId);
    if (!session || session.ended || session.nextSeq - session.settledThrough > MAX_SAMPLES) {
      await tx.done;
      return false;
    }
    await samples.add({ ...measured, sessionId, seq: session.nextSeq });
    await sessions.put({ ...session, nextSeq: session.nextSeq + 1 });
    await tx.done;
    return true;
  }

  /** Kept samples after a number, in order. */
  samples(sessionId: string, afterSeq: number, limit: number): Promise<KeptSample[]> {
    return this.db.getAll("samples", rangeAfter(sessionId, afterSeq), limit);
  }

  waiting(sessionId: string): Promise<number> {
    return this.db.count("samples", rangeAfter(sessionId, 0));
  }

  /** The platform has everything up to this number: it is dropped here. */
  async settle(sessionId: string, seq: number): Promise<void> {
    const tx = this.db.transaction(["sessions", "samples"], "readwrite");
    const session = await tx.objectStore("sessions").get(sessionId);
    if (session && seq > session.settledThrough) {
      await tx.objectStore("samples").delete(IDBKeyRange.bound([sessionId, 0], [sessionId, seq]));
      await tx.objectStore("sessions").put({
        ...session,
        settledThrough: seq,
        // Another place may have sent more of this session than this browser knows of.
        nextSeq: Math.max(session.nextSeq, seq + 1),
      });
    }
    await tx.done;
  }

  async setClock(sessionId: string, clockOffsetMs: number): Promise<void> {
    await this.change(sessionId, { clockOffsetMs });
  }

  async end(sessionId: string): Promise<void> {
    await this.change(sessionId, { ended: true });
  }

  /** The platform has all of it, or the athlete throws it away. */
  async forget(sessionId: string): Promise<void> {
    const tx = this.db.transaction(["sessions", "samples"], "readwrite");
    await tx.objectStore("samples").delete(rangeAfter(sessionId, 0));
    await tx.objectStore("sessions").delete(sessionId);
    await tx.done;
  }

  private async change(sessionId: string, to: Partial<KeptSession>): Promise<void> {
    const tx = this.db.transaction("sessions", "readwrite");
    const session = await tx.store.get(sessionId);
    if (session) {
      await tx.store.put({ ...session, ...to });
    }
    await tx.done;
  }
}

function rangeAfter(sessionId: string, seq: number): IDBKeyRange {
  return IDBKeyRange.bound([sessionId, seq], [sessionId, Number.MAX_SAFE_INTEGER], true);
}
