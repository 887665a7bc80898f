import type { Cue } from "#proto/fitconnect/coaching/v1/cue_pb";
import { waitMs } from "../live/backoff";
import { batch, bye, hello, read } from "./frames";
import type { KeptSession, SampleStore } from "./store";

/** What of a WebSocket is used here. */
export interface Socket {
  binaryType: string;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface Sending {
  readonly status: "connecting" | "sending" | "away" | "done" | "taken-over" | "refused";
  /** Samples that the platform has not confirmed. */
  readonly waiting: number;
  /** Samples that it will not take, and why the last of them. */
  readonly refused: number;
  readonly why: string | undefined;
}

export interface Surroundings {
  /** A new connection; fails when none can be had now. */
  dial(): Promise<Socket>;
  now(): number;
  /** Calls back after a while; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
  onChange(sending: Sending): void;
  onCue(cue: Cue): void;
}

const BATCH = 100;
/** Sent and not confirmed; the platform stops reading at 4,000. */
const WINDOW = 2_000;
/** Clocks this near are taken for right: a correction would only add the network's delay. */
const CLOCK_TOLERANCE_MS = 1_000;

/**
 * Brings one session's samples to the platform, in order, again after every loss of the connection and never twice: what
 * is confirmed leaves the store, what is not is sent anew from where the platform says it stands.
 */
export class Uploader {
  #socket: Socket | undefined;
  #sentThrough = 0;
  #confirmed = 0;
  #welcome = false;
  #busy = false;
  #again = false;
  #byeSent = false;
  #failures = 0;
  #callOff: (() => void) | undefined;
  #state: Sending = { status: "connecting", waiting: 0, refused: 0, why: undefined };

  constructor(
    private readonly session: KeptSession,
    private readonly store: SampleStore,
    private readonly around: Surroundings,
  ) {}

  start(): void {
    void this.#connect();
  }

  /** There are new samples, the session has ended, or the network is back. */
  wake(): void {
    if (this.#socket) {
      void this.#pump();
    } else if (this.#callOff) {
      this.#callOff();
      void this.#connect();
    }
  }

  stop(): void {
    this.#callOff?.();
    this.#drop();
  }

  async #connect(): Promise<void> {
    this.#callOff = undefined;
    await this.#tell({ status: this.#failures > 0 ? "away" : "connecting" });
    let socket: Socket;
    try {
      socket = await this.around.dial();
    } catch {
      return this.#later();
    }
    this.#socket = socket;
    this.#welcome = false;
    socket.binaryType = "arraybuffer";
    socket.onopen = async () => {
      const kept = await this.store.session(this.session.sessionId);
      if (kept && this.#socket === socket) {
        socket.send(hello(kept));
      }
    };
    // One after the other, as they came.
    let before = Promise.resolve();
    socket.onmessage = ({ data }) => {
      before = before.then(() => this.#take(socket, data as ArrayBuffer));
    };
    socket.onclose = (event) => {
      before = before.then(() => this.#closed(socket, event));
    };
  }

  async #take(socket: Socket, data: ArrayBuffer): Promise<void> {
    if (this.#socket !== socket) {
      return;
    }
    const frame = read(data);
    const { sessionId, athleteId } = this.session;
    switch (frame.case) {
      case "welcome": {
        const kept = await this.store.session(sessionId);
        const told = Number(frame.value.resumeAfterSeq[athleteId] ?? 0n);
        const through = Math.max(told, kept?.settledThrough ?? 0);
        if (kept?.clockOffsetMs === undefined) {
          const apart = Number(frame.value.serverTimeMs) - this.around.now();
          await this.store.setClock(sessionId, Math.abs(apart) > CLOCK_TOLERANCE_MS ? apart : 0);
        }
        await this.#settle(through);
        this.#sentThrough = through;
        this.#welcome = true;
        this.#byeSent = false;
        this.#failures = 0;
        await this.#tell({ status: "sending" });
        return this.#pump();
      }
      case "ack":
        await this.#settle(Number(frame.value.seq));
        return this.#pump();
      case "refusal":
        return this.#tell({ refused: this.#state.refused + 1, why: frame.value.code });
      case "cue":
        return this.around.onCue(frame.value);
      case "slowDown":
      case undefined:
        return; // the window is ours to keep; what is unknown is newer than this page
    }
  }

  async #settle(seq: number): Promise<void> {
    if (seq > this.#confirmed) {
      this.#confirmed = seq;
      await this.store.settle(this.session.sessionId, seq);
      await this.#tell({});
    }
  }

  /** Sends what there is, one run at a time. */
  async #pump(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      await this.#sendWaiting();
    } while (this.#again);
    this.#busy = false;
    await this.#tell({});
  }

  async #sendWaiting(): Promise<void> {
    const { sessionId } = this.session;
    while (this.#socket && this.#welcome && this.#sentThrough - this.#confirmed < WINDOW) {
      const socket = this.#socket;
      const kept = await this.store.session(sessionId);
      const samples = await this.store.samples(sessionId, this.#sentThrough, BATCH);
      if (this.#socket !== socket || !kept) {
        return;
      }
      const last = samples.at(-1);
      if (last) {
        socket.send(batch(samples, kept.clockOffsetMs ?? 0));
        this.#sentThrough = last.seq;
        continue;
      }
      if (kept.ended && this.#confirmed >= kept.nextSeq - 1 && !this.#byeSent) {
        this.#byeSent = true;
        socket.send(bye());
      }
      return;
    }
  }

  async #closed(socket: Socket, { code, reason }: CloseEvent): Promise<void> {
    if (this.#socket !== socket) {
      return;
    }
    this.#drop();
    if (code === 1000 && this.#byeSent) {
      await this.store.forget(this.session.sessionId);
      return this.#tell({ status: "done" });
    }
    if (code === 4409) {
      return this.#tell({ status: "taken-over" });
    }
    if (code === 4400 || code === 4403) {
      // Sent again it would be refused again; the samples stay here.
      return this.#tell({ status: "refused", why: reason || String(code) });
    }
    if (code === 1012 && this.#failures === 0) {
      this.#failures = 1;
      return this.#connect();
    }
    return this.#later();
  }

  async #later(): Promise<void> {
    this.#failures++;
    this.#callOff = this.around.after(waitMs(this.#failures, Math.random()), () => void this.#connect());
    await this.#tell({ status: "away" });
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#welcome = false;
    socket?.close();
  }

  async #tell(change: Partial<Sending>): Promise<void> {
    const waiting = await this.store.waiting(this.session.sessionId);
    this.#state = { ...this.#state, ...change, waiting };
    this.around.onChange(this.#state);
  }
}
