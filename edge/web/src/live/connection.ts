import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  ClientFrameSchema,
  type ServerFrame,
  ServerFrameSchema,
  type Subscribe,
} from "#proto/fitconnect/live/v1/live_pb";
import { waitMs } from "./backoff";

const OPEN = 1; // WebSocket.OPEN
const RESTARTING = 1012;
/** A board that runs says something at least this often; silence for longer is doubted when the page is looked at. */
const SILENCE_MS = 20_000;
const ASK_AGAIN_MS = 3_000;

export interface View<W> {
  readonly status: "connecting" | "live" | "reconnecting";
  readonly window: W | undefined;
  /** Why there is nothing to see, when the server said so. */
  readonly refusal: { readonly code: string; readonly detail: string } | undefined;
}

/** What is held: versions compare only within an epoch. */
export interface Versioned {
  readonly epoch: bigint;
  readonly version: bigint;
}

export type Step<W> =
  | { kind: "window"; window: W }
  /** The change does not start where the viewer stands: only a fresh snapshot helps. */
  | { kind: "gap" }
  | { kind: "refused"; code: string; detail: string }
  | { kind: "nothing" };

/** One kind of thing to watch: how it is asked for, and what a frame makes of what is held. */
export interface Subject<T, W extends Versioned> {
  request(watched: T, id: string, held: W | undefined): Subscribe;
  /** Whether what is held may stay on the screen until the answer is here. */
  same(a: T, b: T): boolean;
  step(held: W | undefined, frame: ServerFrame["frame"]): Step<W>;
}

export type OpenSocket = (url: string, protocol: string) => WebSocket;
const openWebSocket: OpenSocket = (url, protocol) => new WebSocket(url, protocol);

/** Watches one thing at a time; after a lost connection it resumes by what it holds. */
export class LiveConnection<T, W extends Versioned> {
  private view: View<W> = { status: "connecting", window: undefined, refusal: undefined };
  private readonly listeners = new Set<() => void>();
  private socket: WebSocket | undefined;
  private watched: T | undefined;
  private subscription = 0;
  private failures = 0;
  private heardAt = Date.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  /** @param address asked for before each connect: a ticket in it is good once */
  constructor(
    private readonly subject: Subject<T, W>,
    private readonly address: () => string | Promise<string>,
    private readonly openSocket: OpenSocket = openWebSocket,
  ) {
    this.connect();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): View<W> => this.view;

  watch(watched: T): void {
    const same = this.watched !== undefined && this.subject.same(this.watched, watched);
    const before = this.subscription;
    this.watched = watched;
    this.subscription++;
    this.show({ window: same ? this.view.window : undefined, refusal: undefined });
    if (this.socket?.readyState === OPEN) {
      if (before > 0) {
        this.send({ case: "unsubscribe", value: { id: `s${before}` } });
      }
      this.ask(false);
    }
  }

  /** Call when the page is looked at again: a phone that slept may hold a dead connection. */
  wake(): void {
    if (this.socket?.readyState === OPEN && Date.now() - this.heardAt < SILENCE_MS) {
      return;
    }
    this.failures = 0;
    this.socket?.close();
    this.lost(this.socket);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private connect(): void {
    clearTimeout(this.timer);
    const address = this.address();
    if (typeof address === "string") {
      this.open(address);
      return;
    }
    address.then(
      (url) => !this.closed && this.open(url),
      (failure: { code?: string; detail?: string }) => {
        if (failure.code !== undefined) {
          this.show({ refusal: { code: failure.code, detail: failure.detail ?? "" } });
        }
        this.later(waitMs(this.failures++, Math.random()));
      },
    );
  }

  private open(url: string): void {
    const socket = this.openSocket(url, "fitconnect.live.v1.proto");
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onopen = () => {
      this.heardAt = Date.now();
      this.ask(true);
    };
    socket.onmessage = (message: MessageEvent<ArrayBuffer>) => {
      if (socket === this.socket) {
        this.receive(new Uint8Array(message.data));
      }
    };
    socket.onclose = (end) => this.lost(socket, end.code);
  }

  private lost(socket: WebSocket | undefined, code?: number): void {
    if (this.closed || socket !== this.socket) {
      return;
    }
    this.socket = undefined;
    this.show({ status: this.view.status === "connecting" ? "connecting" : "reconnecting" });
    const wait = code === RESTARTING ? 0 : waitMs(this.failures, Math.random());
    this.failures++;
    this.later(wait);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (!this.closed) {
      this.timer = setTimeout(() => this.connect(), ms);
    }
  }

  private receive(bytes: Uint8Array): void {
    this.heardAt = Date.now();
    const { frame } = fromBinary(ServerFrameSchema, bytes);
    if (frame.case === undefined || !("id" in frame.value) || frame.value.id !== `s${this.subscription}`) {
      return; // of something that is no longer watched
    }
    this.failures = 0;
    const next = this.subject.step(this.view.window, frame);
    switch (next.kind) {
      case "window":
        this.show({ status: "live", window: next.window, refusal: undefined });
        break;
      case "gap":
        this.ask(false);
        break;
      case "refused":
        this.show({ status: "live", refusal: { code: next.code, detail: next.detail } });
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(false), ASK_AGAIN_MS);
        break;
      case "nothing":
        break;
    }
  }

  private ask(resuming: boolean): void {
    if (this.watched === undefined || this.socket?.readyState !== OPEN) {
      return;
    }
    const held = resuming ? this.view.window : undefined;
    this.send({
      case: "subscribe",
      value: this.subject.request(this.watched, `s${this.subscription}`, held),
    });
  }

  private send(
    frame: { case: "subscribe"; value: Subscribe } | { case: "unsubscribe"; value: { id: string } },
  ): void {
    this.socket?.send(toBinary(ClientFrameSchema, create(ClientFrameSchema, { frame })));
  }

  private show(change: Partial<View<W>>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) {
      listener();
    }
  }
}
