import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  ClientFrameSchema,
  ServerFrameSchema,
  type Subscribe,
  SubscribeSchema,
} from "#proto/fitconnect/live/v1/live_pb";
import { waitMs } from "./backoff";
import { type BoardWindow, step } from "./window";

const OPEN = 1; // WebSocket.OPEN
const RESTARTING = 1012;
/** A board that runs says something at least this often; silence for longer is doubted when the page is looked at. */
const SILENCE_MS = 20_000;
const ASK_AGAIN_MS = 3_000;

export interface View {
  readonly status: "connecting" | "live" | "reconnecting";
  readonly window: BoardWindow | undefined;
  /** Why there is no board, when the server said so. */
  readonly refusal: string | undefined;
}

/** Which rows of which board. */
export interface Watched {
  readonly boardId: string;
  readonly top: number;
  /** Someone to keep in sight, with the neighbours. */
  readonly around?: string | undefined;
}

export type OpenSocket = (url: string, protocol: string) => WebSocket;

/** Watches one board at a time; after a lost connection it resumes by what it holds. */
export class LiveConnection {
  private view: View = { status: "connecting", window: undefined, refusal: undefined };
  private readonly listeners = new Set<() => void>();
  private readonly url: string;
  private readonly openSocket: OpenSocket;
  private socket: WebSocket | undefined;
  private watched: Watched | undefined;
  private subscription = 0;
  private failures = 0;
  private heardAt = Date.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(url: string, openSocket: OpenSocket = (target, protocol) => new WebSocket(target, protocol)) {
    this.url = url;
    this.openSocket = openSocket;
    this.connect();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): View => this.view;

  watch(watched: Watched): void {
    const sameBoard = this.watched?.boardId === watched.boardId;
    const before = this.subscription;
    this.watched = watched;
    this.subscription++;
    // Another window of the same board stays on the screen until its snapshot is here.
    this.show({ window: sameBoard ? this.view.window : undefined, refusal: undefined });
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
    const socket = this.openSocket(this.url, "fitconnect.live.v1.proto");
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private receive(bytes: Uint8Array): void {
    this.heardAt = Date.now();
    const { frame } = fromBinary(ServerFrameSchema, bytes);
    if (frame.case === undefined || !("id" in frame.value) || frame.value.id !== `s${this.subscription}`) {
      return; // of a window that is no longer watched
    }
    this.failures = 0;
    const next = step(this.view.window, frame);
    switch (next.kind) {
      case "window":
        this.show({ status: "live", window: next.window, refusal: undefined });
        break;
      case "gap":
        this.ask(false);
        break;
      case "refused":
        this.show({ status: "live", refusal: next.detail || next.code });
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
    const { boardId, top, around } = this.watched;
    const value: Subscribe = create(SubscribeSchema, {
      id: `s${this.subscription}`,
      boardId,
      window: { top, ...(around === undefined ? {} : { around: { athleteId: around, radius: 2 } }) },
      ...(held === undefined ? {} : { resume: { epoch: held.epoch, version: held.version } }),
      maxRateHz: 2,
    });
    this.send({ case: "subscribe", value });
  }

  private send(
    frame: { case: "subscribe"; value: Subscribe } | { case: "unsubscribe"; value: { id: string } },
  ): void {
    const message = create(ClientFrameSchema, { frame });
    this.socket?.send(toBinary(ClientFrameSchema, message));
  }

  private show(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) {
      listener();
    }
  }
}
